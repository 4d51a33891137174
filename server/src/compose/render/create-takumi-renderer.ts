import { type FontDetails, type ImageSource, type Node, Renderer as Takumi } from '@takumi-rs/core';
import type { Drawing } from '@visualadgen/compose/drawing/drawing.ts';
import { isEmoji } from '@visualadgen/compose/text/emoji.ts';
import { signsOf } from '@visualadgen/compose/text/read-atoms.ts';
import type { TextFont } from '@visualadgen/compose/text/set-text.ts';
import { type FontSubset, subsetsFor } from '../fonts/font-files.ts';
import { coverageOf } from '../fonts/read-coverage.ts';
import { readEmoji } from './read-emoji.ts';
import type { OwnFontFile, Renderer } from './renderer.ts';
import { toNodes } from './to-nodes.ts';

/** So many texts’ widths are known at once; then it begins anew. */
const mostKnown = 20_000;
/** Pixels: widths are measured at a size at which what is rounded is nothing. */
const measuredAt = 100;

/** takumi: its engine lays out and draws, in threads of its own. The same drawing gives the same pixels, whatever was drawn before. */
export function createTakumiRenderer(): Renderer {
  return createWith([]);
}

/** Uploaded fonts have a renderer to themselves: it forgets them when it goes, and none of another person’s ever stands in for a sign. */
function createWith(own: readonly OwnFontFile[]): Renderer {
  const takumi = new Takumi({ cacheMaxBytes: 16 * 1024 * 1024 });
  const registered = new Map<object, Promise<unknown>>();
  const widths = new Map<string, number>();

  /** A family that is not registered yet is, as far as the text needs it. */
  async function register({ families }: TextFont, text: string): Promise<void> {
    const subsets = await Promise.all(families.map((family) => subsetsFor(family, text)));
    await Promise.all([
      ...subsets.flat().map(({ read, family, ranges, bytes }) => once(read, { name: family, data: bytes }, ranges)),
      ...own
        .filter(({ family }) => families.includes(family))
        .map((font) => {
          const { family: name, bytes: data, signs, weights } = font;
          // Whatever its file says of itself: it is asked for by this weight, and by no slant.
          const weight = weights.least === weights.most && { weight: weights.least };
          return once(font, { name, data, style: 'normal', ...weight }, signs);
        }),
    ]);
  }

  function once(key: object, font: FontDetails, ranges: FontSubset['ranges']): Promise<unknown> {
    const known = registered.get(key);
    if (known) return known;
    const unicodeRange = ranges.map(([first, last]): [number, number] => [first, last]);
    const made = takumi.registerFont({ ...font, unicodeRange });
    registered.set(key, made);
    return made;
  }

  return {
    async measure(font, texts) {
      const key = (text: string) => `${font.families.join()} ${font.weight} ${text}`;
      const unknown = texts.filter((text) => !widths.has(key(text)));
      if (unknown.length > 0) {
        await register(font, unknown.join(''));
        const { children } = await takumi.measure(wordsNode(font, unknown), {
          width: 1_000_000,
          fontFamilies: [...font.families],
        });
        if (widths.size > mostKnown) widths.clear();
        for (const [index, text] of unknown.entries()) {
          const [run, ...more] = children[index]?.runs ?? [];
          const width = [run, ...more].reduce((sum, one) => sum + (one?.width ?? 0), 0);
          widths.set(key(text), width / measuredAt);
        }
      }
      return texts.map((text) => widths.get(key(text)) ?? 0);
    },

    async missingSigns({ families }, text) {
      const subsets = (await Promise.all(families.map((family) => subsetsFor(family, text)))).flat();
      const coverages = [
        ...own.filter(({ family }) => families.includes(family)).map(({ signs }) => coverageOf(signs)),
        ...subsets.map(({ covers }) => covers),
      ];
      const isDrawn = (sign: string) =>
        Array.from(sign).every(
          (part) => isInvisible(part) || coverages.some((covers) => covers(part.codePointAt(0) ?? 0)),
        );
      return [...new Set(signsOf(text))].filter((sign) => !isEmoji(sign) && !isDrawn(sign));
    },

    withFonts: (fonts) => createWith(fonts),

    async draw(drawing, pictureOf, { scale = 1 } = {}) {
      const { families, emoji } = await prepare(drawing);
      const node = toNodes(drawing, pictureOf, (sign) => (emoji.some(({ src }) => src === sign) ? sign : null));
      const [width, height] = [Math.round(drawing.width * scale), Math.round(drawing.height * scale)];
      const data = await takumi.render(node, {
        width,
        height,
        format: 'raw',
        devicePixelRatio: scale,
        fontFamilies: families,
        images: emoji,
        dithering: 'none',
      });
      return { width, height, data };
    },
  };

  async function prepare({ shapes }: Drawing): Promise<{ families: string[]; emoji: ImageSource[] }> {
    const texts = shapes.filter((shape) => shape.kind === 'text');
    const runs = texts.flatMap(({ font, lines }) =>
      lines.flatMap((line) => line.runs.map((run) => ({ font, ...run }))),
    );
    await Promise.all(runs.filter(({ kind }) => kind === 'text').map(({ font, text }) => register(font, text)));
    const signs = [...new Set(runs.filter(({ kind }) => kind === 'emoji').map(({ text }) => text))];
    const read = await Promise.all(signs.map(async (sign) => ({ src: sign, data: await readEmoji(sign) })));
    return {
      families: [...new Set(texts.flatMap(({ font }) => font.families))],
      emoji: read.flatMap(({ src, data }) => (data ? [{ src, data }] : [])),
    };
  }
}

/** Each text by itself, as wide as it is. */
function wordsNode(font: TextFont, texts: readonly string[]): Node {
  return {
    type: 'container',
    style: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', width: 1_000_000 },
    children: texts.map((text) => ({
      type: 'text',
      text,
      style: {
        fontFamily: font.families.map((name) => `'${name}'`).join(', '),
        fontSize: measuredAt,
        fontWeight: font.weight,
        whiteSpace: 'pre',
      },
    })),
  };
}

/** Spaces, joiners and signs that only change the one before. */
function isInvisible(sign: string): boolean {
  return /^[\s\p{Cf}\p{Mn}\uFE00-\uFE0F]$/u.test(sign);
}
