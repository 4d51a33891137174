import type { Value } from '@visualadgen/graph/values/value.ts';

/* Values as tests need them. */

export const text = (words: string): Value => ({ kind: 'text', text: words });
export const data = (of: unknown): Value => ({ kind: 'data', data: of });
export const image = (link: string): Value => ({ kind: 'image', link });
export const list = (...items: Value[]): Value => ({ kind: 'list', items });
export const images = (...links: string[]): Value => list(...links.map(image));
export const post = (of: Record<string, unknown>): Value => ({ kind: 'post', post: of });
