/** The product's mark: two ideas joined into one image. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <g className="fill-none stroke-white" strokeWidth="2.4" strokeLinecap="round">
        <path d="M9.5 10.5c5.5 0 3.5 11 13 11" />
        <path d="M9.5 21.5c4 0 5-3 6.5-5.5" />
      </g>
      <g className="fill-white">
        <circle cx="9" cy="10.5" r="2.9" />
        <circle cx="9" cy="21.5" r="2.9" />
        <rect x="19.6" y="18.1" width="6.8" height="6.8" rx="2" />
      </g>
    </svg>
  );
}
