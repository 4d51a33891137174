import type { Values } from '@visualadgen/graph/graph.ts';
import type { OutputPort } from '@visualadgen/graph/ports/ports.ts';
import { plainValues } from '@visualadgen/graph/values/plain-values.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';

/** What came of an order of pictures. */
export interface PictureCount {
  asked: number;
  /** How many came that can be used: all of them are kept, also where they are more than were asked for. */
  received: number;
  /** How many the provider's safety checker held back. */
  heldBack: number;
  /** How many more came in that were not kept, because the node is set to keep fewer. */
  leftOut?: number;
}

/** Of several orders together; null for none. */
export function sumCounts(counts: readonly PictureCount[]): PictureCount | null {
  const [first, ...others] = counts;
  if (!first) return null;
  return others.reduce(
    (sum, { asked, received, heldBack }) => ({
      asked: sum.asked + asked,
      received: sum.received + received,
      heldBack: sum.heldBack + heldBack,
    }),
    first,
  );
}

/** Fewer came than were asked for: a part, which is not to pass for the whole. */
export function isShort({ asked, received }: Pick<PictureCount, 'asked' | 'received'>): boolean {
  return received < asked;
}

/** “1 of 3: the safety checker held back 2.” Null where as many came as were asked for. */
export function describeCount({ leftOut = 0, ...count }: PictureCount): string | null {
  const kept = `${count.received} of ${count.received + leftOut} kept.`;
  return [...(leftOut > 0 ? [kept] : []), describeCame(count) ?? []].flat().join(' ') || null;
}

function describeCame({ asked, received, heldBack }: PictureCount): string | null {
  if (received === asked) return null;
  const count = `${received} of ${asked}`;
  if (received > asked) return `${count}: the model service sent more than was asked for, and all are kept.`;
  const withheld = Math.min(heldBack, asked - received);
  const missing = asked - received - withheld;
  const reasons = [
    ...(withheld > 0 ? [`the safety checker held back ${withheld}`] : []),
    ...(missing > 0 ? [`the model service sent ${missing} fewer`] : []),
  ];
  return `${count}: ${reasons.join(', and ')}.`;
}

/** How many pictures a model's parameters ask for. */
export function askedFor({ num_images: count }: Record<string, unknown>): number {
  return typeof count === 'number' && Number.isInteger(count) && count > 0 ? count : 1;
}

/** Under which names a node's output says how many pictures were asked for and held back, beside the list of them. */
export type CountValues = { images_asked: number; images_held_back: number };

export const countNames = ['images_asked', 'images_held_back'] as const satisfies readonly (keyof CountValues)[];

/** And how many that came in were left out. */
export const leftOutName = 'images_left_out';

/** What an output says beside its pictures: nothing where as many came as were asked for. */
export function countValues({ asked, received, heldBack }: PictureCount): Partial<CountValues> {
  return asked === received ? {} : { images_asked: asked, images_held_back: heldBack };
}

/** What a node's output says of so many pictures that it gave. */
export function countBeside(output: Values, received: number): PictureCount {
  const { images_asked: asked, images_held_back: heldBack, [leftOutName]: leftOut } = output;
  const cut = typeof leftOut === 'number' ? { leftOut } : {};
  if (typeof asked !== 'number') return { asked: received, received, heldBack: 0, ...cut };
  return { asked, received, heldBack: typeof heldBack === 'number' ? heldBack : 0, ...cut };
}

/** What a node's output says of the list of pictures at its port of that kind; null where none is there. */
export function countIn(values: TypedValues, ports: readonly OutputPort[]): PictureCount | null {
  const port = ports.find(({ name, kind }) => kind === 'images' && values[name]?.kind === 'list');
  const pictures = port && values[port.name];
  return pictures?.kind === 'list' ? countBeside(plainValues(values), pictures.items.length) : null;
}
