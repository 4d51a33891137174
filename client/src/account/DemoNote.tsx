import { FlaskConical } from 'lucide-react';
import { useSession } from '../api/session/SessionProvider.tsx';

/** Says that the images are not a model's: a line of its own above every page, so that it covers nothing. */
export function DemoNote() {
  const { config } = useSession();
  if (!config.hasDemoPictures) return null;
  return (
    <aside
      aria-label="Demo"
      className="flex h-6.5 shrink-0 items-center justify-center gap-1.5 border-b border-border bg-surface-sunken px-3 text-2xs text-text-muted"
    >
      <FlaskConical aria-hidden className="size-3 shrink-0" />
      <p className="truncate">
        <span className="font-medium text-text">Demo pictures:</span> drawn on this computer, no AI model is called.
        <span className="max-md:hidden">
          {' '}
          Set <code className="font-mono text-text">FAL_KEY</code> to use real models.
        </span>
      </p>
    </aside>
  );
}
