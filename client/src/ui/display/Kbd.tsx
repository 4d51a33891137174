import { cn } from '../theme/class-names.ts';

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const names: Record<string, string> = isMac
  ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵', Backspace: '⌫', Escape: 'esc' }
  : { Mod: 'Ctrl', Enter: '↵', Escape: 'Esc' };

/** Keys as they are printed on this machine's keyboard. `Mod` is ⌘ on a Mac and Ctrl elsewhere. */
export function Kbd({ keys, className }: { keys: readonly string[]; className?: string }) {
  const text = keys.map((key) => names[key] ?? key).join(isMac ? '' : '+');
  return (
    <kbd
      className={cn(
        'inline-flex h-4.5 items-center rounded-sm border border-border bg-surface-sunken px-1 font-sans text-2xs text-text-muted',
        className,
      )}
    >
      {text}
    </kbd>
  );
}
