import { Logo } from './Logo.tsx';

/** The page before the page. It appears only when waiting takes long enough to notice. */
export function Splash() {
  return (
    <output aria-label="Loading" className="flex h-full min-h-64 items-center justify-center">
      <Logo className="size-9 animate-splash opacity-0" />
    </output>
  );
}
