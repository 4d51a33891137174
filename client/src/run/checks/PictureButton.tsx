import type { ComponentProps } from 'react';
import { OpenChecksMark } from './OpenChecksMark.tsx';
import { useOpenChecks, withOpenChecks } from './open-checks.ts';

interface PictureButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'type'> {
  /** Of the picture that is in it. */
  url: string;
  label: string;
}

/** A small picture that opens it large, with a mark where something of it is to be looked at. It is `relative`. */
export function PictureButton({ url, label, children, ...button }: PictureButtonProps) {
  const count = useOpenChecks(url);
  return (
    <button type="button" aria-label={withOpenChecks(label, count)} {...button}>
      {children}
      <OpenChecksMark count={count} />
    </button>
  );
}
