import { Slot } from 'radix-ui';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { lazyAfterPaint } from '../loading/lazy-part.ts';
import type { TipContent } from './TipBubble.tsx';

// It weighs as much as half of what a page is drawn with, and nobody points at anything before that.
const TipBubble = lazyAfterPaint(async () => (await import('./TipBubble.tsx')).TipBubble);

interface TipProps extends TipContent {
  /** One element that can hold a ref and take focus. */
  children: ReactNode;
}

/** The whole tooltip in one: what it says, the keys, and what it belongs to. */
export function Tip({ label, shortcut, side = 'bottom', children }: TipProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Slot.Root ref={setAnchor}>{children}</Slot.Root>
      <Suspense>{anchor && <TipBubble anchor={anchor} label={label} shortcut={shortcut} side={side} />}</Suspense>
    </>
  );
}
