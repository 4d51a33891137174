import { Popover as PopoverPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '../theme/class-names.ts';

export const Popover = PopoverPrimitive.Root;
export const PopoverTrigger = PopoverPrimitive.Trigger;

export function PopoverContent({
  className,
  sideOffset = 6,
  ...props
}: ComponentProps<typeof PopoverPrimitive.Content>) {
  return (
    <PopoverPrimitive.Portal>
      <PopoverPrimitive.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          'z-50 w-72 rounded-lg border border-border bg-surface-raised p-3 text-text shadow-overlay focus:outline-none',
          'origin-(--radix-popover-content-transform-origin) animate-enter data-[state=closed]:animate-leave',
          className,
        )}
        {...props}
      />
    </PopoverPrimitive.Portal>
  );
}
