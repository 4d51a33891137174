/**
 * What a model is writing. Its place is as high from the first word on, so that nothing around it moves, and what has come last is in sight.
 * Screen readers are told that it writes and that it is done, and not each word.
 */
export function WrittenSoFar({ text, className = 'h-12' }: { text: string; className?: string }) {
  return (
    // From its end upwards, so that it keeps to the end by itself.
    <div aria-busy className={`flex flex-col-reverse overflow-hidden text-xs text-text-muted ${className}`}>
      <p className="mb-auto break-words whitespace-pre-line">{text}</p>
    </div>
  );
}
