import { Logo } from '../display/Logo.tsx';

/** The page before the page, as `index.html` has it from the first moment. */
export function Splash() {
  return (
    <output aria-label="Loading" className="flex h-full min-h-64 items-center justify-center">
      <Logo className="size-9" />
    </output>
  );
}
