import { FlaskConical, X } from 'lucide-react';
import { useState } from 'react';
import { Tip } from '../ui/Tooltip.tsx';
import { useSession } from './SessionProvider.tsx';

const key = 'visualadgen-demo-note';
const sentence = 'Demo pictures: drawn on this computer, no AI model is called. Set FAL_KEY to use real models.';

/** As it was left; on a phone, where room is dear, small from the first. */
function isSmallAtFirst(): boolean {
  const left = localStorage.getItem(key);
  return left === 'small' || (left === null && window.matchMedia('(max-width: 767px)').matches);
}

/** Says that the pictures are not a model's. It can be made small, never wholly gone. */
export function DemoNote() {
  const { config } = useSession();
  const [isSmall, setIsSmall] = useState(isSmallAtFirst);
  if (!config.hasDemoPictures) return null;

  const resize = (small: boolean) => {
    localStorage.setItem(key, small ? 'small' : 'full');
    setIsSmall(small);
  };
  if (isSmall) {
    return (
      <Tip label={sentence} side="top">
        <button
          type="button"
          onClick={() => resize(false)}
          className="fixed bottom-[calc(var(--foot,0px)+0.75rem)] left-3 z-40 flex items-center gap-1 rounded-full border border-border bg-surface-raised px-2 py-0.5 text-2xs max-md:min-h-11.5 max-md:px-3 text-text-muted shadow-card hover:text-text"
        >
          <FlaskConical aria-hidden className="size-3" />
          Demo pictures
        </button>
      </Tip>
    );
  }
  return (
    <aside
      aria-label="Demo"
      className="fixed bottom-[calc(var(--foot,0px)+0.75rem)] left-3 z-40 flex max-w-[calc(100vw-1.5rem)] items-center gap-2 rounded-lg border border-border bg-surface-raised py-1 pr-1 pl-2.5 text-xs text-text-muted shadow-card"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      <span>
        <span className="font-medium text-text">Demo pictures:</span> drawn on this computer, no AI model is called. Set{' '}
        <code className="font-mono text-2xs text-text">FAL_KEY</code> to use real models.
      </span>
      <button
        type="button"
        aria-label="Make this note small"
        onClick={() => resize(true)}
        className="rounded-md p-1 hover:bg-hover hover:text-text"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </aside>
  );
}
