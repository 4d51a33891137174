import type { ComponentProps } from 'react';
import { type Box, sourceFor } from './image-copies.ts';

interface SmallImageProps extends Omit<ComponentProps<'img'>, 'src' | 'srcSet' | 'sizes'> {
  url: string;
  /** At most so large, in CSS pixels. */
  box: Box;
}

/** An image that is not looked at closely: of its copies the browser loads the one that is sharp in its box on this screen. */
export function SmallImage({ url, box, alt = '', ...rest }: SmallImageProps) {
  return <img {...sourceFor(url, box)} alt={alt} loading="lazy" decoding="async" {...rest} />;
}
