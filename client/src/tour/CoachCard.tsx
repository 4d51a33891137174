import { X } from 'lucide-react';
import { Popover as PopoverPrimitive } from 'radix-ui';
import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useIsPhone } from '../ui/page/useIsPhone.ts';
import { tourSteps } from './tour-store.ts';
import type { TourStep } from './tour-store.ts';

interface CoachCardProps {
  step: TourStep;
  title: string;
  /** What it stands beside, as a CSS selector. It may move: the card goes with it. */
  beside: string;
  side?: 'right' | 'bottom' | 'left' | 'top';
  /** Called by Escape and by the cross. */
  onEnd: () => void;
  children: ReactNode;
}

/** A small card that says what to do, beside the thing to do it with. The page behind it stays usable. */
export function CoachCard({ step, title, beside, side = 'right', onEnd, children }: CoachCardProps) {
  const titleId = useId();
  const content = useRef<HTMLDivElement>(null);
  const place = useRef({
    getBoundingClientRect: () =>
      document.querySelector(beside)?.getBoundingClientRect() ??
      new DOMRect(window.innerWidth / 2, window.innerHeight / 2, 0, 0),
  });
  const isPhone = useIsPhone();
  const number = tourSteps.indexOf(step) + 1;
  return (
    <PopoverPrimitive.Root open>
      <PopoverPrimitive.Anchor virtualRef={place} />
      <PopoverPrimitive.Portal>
        <PopoverPrimitive.Content
          ref={content}
          side={side}
          sideOffset={14}
          collisionPadding={{ top: 12, left: 12, right: 12, bottom: isPhone ? 76 : 12 }}
          updatePositionStrategy="always"
          aria-labelledby={titleId}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            content.current?.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
          }}
          onEscapeKeyDown={onEnd}
          onInteractOutside={(event) => event.preventDefault()}
          className="z-48 max-h-(--radix-popover-content-available-height) w-92 overflow-y-auto max-w-[calc(100vw-1.5rem)] animate-enter rounded-xl border border-border bg-surface-raised p-4 text-text shadow-overlay focus:outline-none"
        >
          <div className="flex items-center gap-2 pb-1 text-2xs text-text-muted">
            <span>
              Step {number} of {tourSteps.length}
            </span>
            <span aria-hidden className="flex gap-1">
              {tourSteps.map((name, index) => (
                <span
                  key={name}
                  className={`h-1 w-4 rounded-full ${index < number ? 'bg-accent' : 'bg-border-strong'}`}
                />
              ))}
            </span>
            <button
              type="button"
              aria-label="End the tour"
              onClick={onEnd}
              className="-my-1.5 -mr-2 ml-auto flex size-7 items-center justify-center rounded-md hover:bg-hover hover:text-text max-md:size-11.5"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </div>
          <h2 id={titleId} className="pb-1 text-base font-semibold">
            {title}
          </h2>
          {children}
          <PopoverPrimitive.Arrow width={14} height={7} className="fill-surface-raised stroke-border" />
        </PopoverPrimitive.Content>
      </PopoverPrimitive.Portal>
    </PopoverPrimitive.Root>
  );
}
