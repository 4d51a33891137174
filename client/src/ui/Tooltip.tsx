import { Tooltip as TooltipPrimitive } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names.ts';
import { Kbd } from './Kbd.tsx';

export function TooltipProvider(props: ComponentProps<typeof TooltipPrimitive.Provider>) {
  return <TooltipPrimitive.Provider delayDuration={350} skipDelayDuration={200} {...props} />;
}

interface TipProps {
  label: ReactNode;
  shortcut?: readonly string[];
  side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that can hold a ref and take focus. */
  children: ReactNode;
}

/** The whole tooltip in one: what it says, the keys, and what it belongs to. */
export function Tip({ label, shortcut, side = 'bottom', children }: TipProps) {
  return (
    <TooltipPrimitive.Root>
      <TooltipPrimitive.Trigger asChild>{children}</TooltipPrimitive.Trigger>
      <TooltipContent side={side}>
        {label}
        {shortcut && <Kbd keys={shortcut} className="border-transparent bg-background/15 text-background" />}
      </TooltipContent>
    </TooltipPrimitive.Root>
  );
}

function TooltipContent({ className, sideOffset = 6, ...props }: ComponentProps<typeof TooltipPrimitive.Content>) {
  return (
    <TooltipPrimitive.Portal>
      <TooltipPrimitive.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          'z-50 flex max-w-72 items-center gap-2 rounded-md bg-text px-2 py-1 text-xs text-background shadow-lifted',
          'origin-(--radix-tooltip-content-transform-origin) animate-enter data-[state=closed]:animate-leave',
          className,
        )}
        {...props}
      />
    </TooltipPrimitive.Portal>
  );
}
