/* What is told of a picture where no model looks at it: what was measured, and what its file or its prompt says. It claims nothing more. */
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { listWords } from '@visualadgen/graph/text/wording.ts';
import type { PictureLook } from '../node-services.ts';

/** Of lightness and detail, each from 0 to 1. */
const light = 0.78;
const dark = 0.35;
const busy = 0.4;
const plain = 0.12;
/** A color that covers less is not worth a word. */
const leastShare = 0.06;
const mostColors = 4;
const mostNameWords = 6;

export function tellLook(look: PictureLook): { caption: string; tags: string[] } {
  const shape = shapeOf(look);
  const looks = [lightOf(look), detailOf(look)].filter((word) => word !== null);
  const colors = colorsOf(look);
  const ground = look.background === null ? null : `plain ${look.background} background`;
  const name = nameWords(look.name);
  const sentences = [
    ...(name.length > 0 ? [`${name.join(' ')}:`] : []),
    `${[...looks, shape].join(', ')} picture`,
    ...(colors.length > 0 ? [`in ${listWords(colors, 'and')}`] : []),
    ...(ground ? [`on a ${ground}`] : []),
  ];
  const made = look.prompt ? ` Made from the words “${cutText(look.prompt.trim(), 240, '…')}”.` : '';
  const caption = `${upperFirst(sentences.join(' '))}.${made}`;
  const tags = [...colors, shape, ...looks, ...(ground ? [ground] : []), ...name.map((word) => word.toLowerCase())];
  return { caption, tags: [...new Set(tags)] };
}

function shapeOf({ width, height }: PictureLook): string {
  const ratio = width / height;
  if (ratio > 2.2) return 'panorama';
  if (ratio > 1.08) return 'landscape';
  return ratio < 0.93 ? 'portrait' : 'square';
}

function lightOf({ lightness }: PictureLook): string | null {
  return lightness >= light ? 'light' : lightness <= dark ? 'dark' : null;
}

function detailOf({ detail }: PictureLook): string | null {
  return detail >= busy ? 'busy' : detail <= plain ? 'plain' : null;
}

/** Light and dark green are both green. */
function colorsOf({ colors }: PictureLook): string[] {
  const shares = new Map<string, number>();
  for (const { name, share } of colors) shares.set(name, (shares.get(name) ?? 0) + share);
  const names = [...shares].filter(([, share]) => share >= leastShare).toSorted(([, one], [, other]) => other - one);
  return names.map(([name]) => name).slice(0, mostColors);
}

/** What cameras, phones and browsers call files. */
const nothingSaid =
  /^(img|dsc|dscn|dscf|pxl|mvimg|image|images|photo|picture|screenshot|screen|shot|untitled|unnamed|download|copy|final|scan|wa|edited)$/i;

/** The words of a file's name that say something. */
function nameWords(name: string | null): string[] {
  const bare = (name ?? '').replace(/\.[a-z\d]{2,5}$/i, '');
  const words = bare.split(/[^\p{L}\p{N}\p{M}'’]+/u);
  return words
    .filter((word) => /\p{L}{2}|\p{Lo}/u.test(word) && !/\p{Nd}/u.test(word) && !nothingSaid.test(word))
    .slice(0, mostNameWords);
}

function upperFirst(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}
