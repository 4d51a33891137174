import { Check, ChevronRight } from 'lucide-react';
import { DropdownMenu as MenuPrimitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '../theme/class-names.ts';
import { Kbd } from '../display/Kbd.tsx';

export const DropdownMenu = MenuPrimitive.Root;
export const DropdownMenuTrigger = MenuPrimitive.Trigger;

export function DropdownMenuContent({
  className,
  sideOffset = 4,
  ...props
}: ComponentProps<typeof MenuPrimitive.Content>) {
  return (
    <MenuPrimitive.Portal>
      <MenuPrimitive.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-lg p-1',
          'origin-(--radix-dropdown-menu-content-transform-origin) animate-enter data-[state=closed]:animate-leave',
          'border border-border bg-surface-raised text-text shadow-overlay',
          className,
        )}
        {...props}
      />
    </MenuPrimitive.Portal>
  );
}

const itemClasses = [
  'flex min-h-7 items-center gap-2 rounded-md px-2 py-1 text-sm outline-none select-none',
  'data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4 [&_svg]:text-text-muted',
].join(' ');

interface DropdownMenuItemProps extends ComponentProps<typeof MenuPrimitive.Item> {
  isDanger?: boolean;
  shortcut?: readonly string[];
}

export function DropdownMenuItem({
  className,
  isDanger,
  shortcut,
  children,
  asChild,
  ...props
}: DropdownMenuItemProps) {
  const classes = cn(
    itemClasses,
    isDanger && 'text-danger data-highlighted:bg-danger-soft [&_svg]:text-danger',
    className,
  );
  if (asChild) {
    return (
      <MenuPrimitive.Item asChild className={classes} {...props}>
        {children}
      </MenuPrimitive.Item>
    );
  }
  return (
    <MenuPrimitive.Item className={classes} {...props}>
      {children}
      {shortcut && <Kbd keys={shortcut} className="ml-auto" />}
    </MenuPrimitive.Item>
  );
}

interface DropdownMenuCheckboxItemProps extends ComponentProps<typeof MenuPrimitive.CheckboxItem> {
  shortcut?: readonly string[];
}

/** Something that is or is not; the tick at its end says which. */
export function DropdownMenuCheckboxItem({ className, shortcut, children, ...props }: DropdownMenuCheckboxItemProps) {
  return (
    <MenuPrimitive.CheckboxItem className={cn(itemClasses, className)} {...props}>
      {children}
      <span className="ml-auto flex items-center gap-2">
        <MenuPrimitive.ItemIndicator>
          <Check aria-hidden />
        </MenuPrimitive.ItemIndicator>
        {shortcut && <Kbd keys={shortcut} />}
      </span>
    </MenuPrimitive.CheckboxItem>
  );
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof MenuPrimitive.Label>) {
  return <MenuPrimitive.Label className={cn('px-2 py-1 text-2xs font-medium text-text-muted', className)} {...props} />;
}

export function DropdownMenuSeparator({ className, ...props }: ComponentProps<typeof MenuPrimitive.Separator>) {
  return <MenuPrimitive.Separator className={cn('-mx-1 my-1 h-px bg-border', className)} {...props} />;
}

export const DropdownMenuGroup = MenuPrimitive.Group;
export const DropdownMenuSub = MenuPrimitive.Sub;

export function DropdownMenuSubTrigger({
  className,
  children,
  ...props
}: ComponentProps<typeof MenuPrimitive.SubTrigger>) {
  return (
    <MenuPrimitive.SubTrigger className={cn(itemClasses, 'data-[state=open]:bg-hover', className)} {...props}>
      {children}
      <ChevronRight aria-hidden className="ml-auto" />
    </MenuPrimitive.SubTrigger>
  );
}

export function DropdownMenuSubContent({ className, ...props }: ComponentProps<typeof MenuPrimitive.SubContent>) {
  return (
    <MenuPrimitive.Portal>
      <MenuPrimitive.SubContent
        sideOffset={2}
        collisionPadding={8}
        className={cn(
          'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 overflow-y-auto rounded-lg p-1',
          'animate-enter border border-border bg-surface-raised text-text shadow-overlay',
          className,
        )}
        {...props}
      />
    </MenuPrimitive.Portal>
  );
}

export const DropdownMenuRadioGroup = MenuPrimitive.RadioGroup;

/** One of a few that exclude each other, side by side. */
export function DropdownMenuSegment({ className, ...props }: ComponentProps<typeof MenuPrimitive.RadioItem>) {
  return (
    <MenuPrimitive.RadioItem
      className={cn(
        'flex h-7 flex-1 cursor-pointer items-center justify-center gap-1.5 rounded-md text-xs font-medium outline-none select-none',
        'text-text-muted data-highlighted:bg-hover data-highlighted:text-text [&_svg]:size-3.5',
        'data-[state=checked]:bg-surface-raised data-[state=checked]:text-text data-[state=checked]:shadow-card',
        className,
      )}
      {...props}
    />
  );
}
