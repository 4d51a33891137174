import { cva } from 'class-variance-authority';
import type { VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '../theme/class-names.ts';
import { Spinner } from '../display/Spinner.tsx';

const buttonVariants = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none',
    'transition-[background-color,border-color,color,box-shadow] duration-100',
    'disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50',
    '[&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4',
  ],
  {
    variants: {
      variant: {
        primary: 'bg-accent text-accent-foreground shadow-card hover:bg-accent-hover',
        secondary:
          'border border-border bg-surface-raised text-text shadow-card hover:border-border-strong hover:bg-surface-sunken',
        ghost: 'text-text-muted hover:bg-hover hover:text-text data-[state=open]:bg-hover data-[state=open]:text-text',
        danger:
          'border border-border bg-surface-raised text-danger shadow-card hover:border-danger hover:bg-danger-soft',
        link: 'rounded-sm text-accent-text underline-offset-4 hover:underline',
      },
      size: {
        sm: 'h-7 px-2.5 text-xs',
        md: 'h-8 px-3 text-sm',
        lg: 'h-10 rounded-lg px-4 text-base',
        icon: 'size-8',
        'icon-sm': 'size-7',
        inline: 'h-auto p-0',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Draws its only child (a link, say) with the looks of a button. */
  asChild?: boolean;
  /** Shows a spinner in place of the first icon, and refuses clicks. */
  isBusy?: boolean;
}

export function Button({ className, variant, size, asChild, isBusy, disabled, children, type, ...props }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), isBusy && '[&>svg:not(:first-child)]:hidden', className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type ?? 'button'}
      className={classes}
      disabled={disabled || isBusy}
      aria-busy={isBusy || undefined}
      {...props}
    >
      {isBusy && <Spinner />}
      {children}
    </button>
  );
}
