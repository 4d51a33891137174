import type { Values } from '@visualadgen/graph/graph.ts';
import type { InputPort } from '@visualadgen/graph/ports/ports.ts';
import { AppError } from '../../errors.ts';

/** The input of a node that works on one picture; of several, it runs once for each. */
export function pictureInput(label: string): InputPort {
  return { name: 'image', label, kind: 'image', accepts: ['image', 'images'], isRequired: true, isOpen: false };
}

/** What came in there. Throws INPUT_MISSING. */
export function pictureIn({ image: given }: Values, missing: string): string {
  const picture = Array.isArray(given) ? given[0] : given;
  if (typeof picture === 'string' && picture !== '') return picture;
  throw new AppError('INPUT_MISSING', { message: missing, details: { input: 'image' } });
}
