import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import type { ButtonProps } from './Button.tsx';
import { Tip } from '../tooltip/Tooltip.tsx';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label' | 'asChild'> {
  /** What it does, for the tooltip and for screen readers. */
  label: string;
  /** Keys that do the same, such as `['Mod', 'Z']`. */
  shortcut?: readonly string[];
  tooltipSide?: 'top' | 'right' | 'bottom' | 'left';
  /** The icon. */
  children: ReactNode;
}

/** A button with an image only: its name shows as a tooltip, with the shortcut beside it. */
export function IconButton({
  label,
  shortcut,
  tooltipSide,
  children,
  variant = 'ghost',
  size = 'icon',
  ...props
}: IconButtonProps) {
  return (
    <Tip label={label} shortcut={shortcut} side={tooltipSide}>
      <Button variant={variant} size={size} aria-label={label} {...props}>
        {children}
      </Button>
    </Tip>
  );
}
