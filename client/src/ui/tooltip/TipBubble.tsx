import { Tooltip as TooltipPrimitive } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { Kbd } from '../display/Kbd.tsx';
import { TipHandle } from './TipHandle.tsx';

/** In milliseconds: how long a pointer rests before the first one shows, and for how long after one the next shows at once. */
const firstWait = 350;
const noWaitFor = 200;

/** Puts away the one on screen. */
let putAway: (() => void) | null = null;
/** When one was last on screen, on the clock of the page. */
let lastShown = -Infinity;

export interface TipContent {
  label: ReactNode;
  shortcut?: readonly string[];
  side?: 'top' | 'right' | 'bottom' | 'left';
}

interface TipBubbleProps extends TipContent {
  /** What it belongs to. */
  anchor: HTMLElement;
}

/** What a tooltip says, beside an element that is on the page already. */
export function TipBubble({ anchor, label, shortcut, side }: TipBubbleProps) {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const close = () => setIsOpen(false);
    putAway?.();
    putAway = close;
    return () => {
      lastShown = performance.now();
      if (putAway === close) putAway = null;
    };
  }, [isOpen]);
  useEffect(() => {
    const onEnter = ({ pointerType }: PointerEvent) => {
      const isAmongTips = putAway !== null || performance.now() - lastShown < noWaitFor;
      if (pointerType !== 'touch' && isAmongTips) setIsOpen(true);
    };
    anchor.addEventListener('pointerenter', onEnter);
    return () => anchor.removeEventListener('pointerenter', onEnter);
  }, [anchor]);
  return (
    <TooltipPrimitive.Provider delayDuration={firstWait}>
      <TooltipPrimitive.Root open={isOpen} onOpenChange={setIsOpen}>
        <TooltipPrimitive.Trigger asChild>
          <TipHandle anchor={anchor} />
        </TooltipPrimitive.Trigger>
        <TooltipPrimitive.Portal>
          <TooltipPrimitive.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 flex max-w-72 origin-(--radix-tooltip-content-transform-origin) animate-enter items-center gap-2 rounded-md bg-text px-2 py-1 text-xs text-background shadow-lifted data-[state=closed]:animate-leave"
          >
            {label}
            {shortcut && <Kbd keys={shortcut} className="border-transparent bg-background/15 text-background" />}
          </TooltipPrimitive.Content>
        </TooltipPrimitive.Portal>
      </TooltipPrimitive.Root>
    </TooltipPrimitive.Provider>
  );
}
