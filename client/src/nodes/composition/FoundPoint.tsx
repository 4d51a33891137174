import type { Point } from '@visualadgen/compose/geometry/place-picture.ts';
import type { ReactNode } from 'react';
import { usePictureOf } from './usePictureOf.ts';

/** The place of a node’s picture that is kept in view where nobody chose one; its middle while the picture is not known. */
export function FoundPoint({ nodeKey, children }: { nodeKey: string; children: (found: Point) => ReactNode }) {
  const picture = usePictureOf(nodeKey, 'image');
  return children((typeof picture === 'string' ? null : picture.picture.subject?.focus) ?? { x: 0.5, y: 0.5 });
}
