import { availableParallelism } from 'node:os';
import { checkWording } from '@visualadgen/compose/brand/check-wording.ts';
import { isLogoOnDark } from '@visualadgen/compose/brand/ground-under.ts';
import { checkContrast, needsPixels, withoutTexts } from '@visualadgen/compose/checks/check-contrast.ts';
import { checkDrawing } from '@visualadgen/compose/checks/check-drawing.ts';
import type { Check } from '@visualadgen/compose/checks/check.ts';
import { compose, type Content, textsOf } from '@visualadgen/compose/compose.ts';
import type { Drawing, PicturePart } from '@visualadgen/compose/drawing/drawing.ts';
import { contentAt } from '@visualadgen/compose/overrides/content-at.ts';
import type { BrandValues } from '@visualadgen/compose/layouts/brand.ts';
import { inView } from '@visualadgen/compose/saliency/in-view.ts';
import { readSyllables } from '@visualadgen/compose/text/hyphenation.ts';
import { tidy } from '@visualadgen/compose/text/read-atoms.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import type { PictureLook } from '@visualadgen/compose/picture-look.ts';
import { assetReference } from '@visualadgen/graph/values/plain-values.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { AppError } from '../errors.ts';
import type { EncodedImage } from '../assets/encode-image.ts';
import { longestName } from '../assets/file-name.ts';
import type { AssetKeeper } from '../assets/keep.ts';
import { usualLimits } from '../assets/read-image.ts';
import { createSemaphore } from '../concurrency/semaphore.ts';
import type { CompositionRequest, CompositionService, RunHandle } from '../nodes/node-services.ts';
import { createCutting } from './cut-pictures.ts';
import { findDivide } from './find-divide.ts';
import { encodeToFit, type FittedImage } from './encode-to-fit.ts';
import { createFontOpener, type FontOptions, type OpenFonts } from './fonts/own/open-fonts.ts';
import { measureWords } from './measure-words.ts';
import { type OpenSource, openSources, type SourceOptions } from './open-sources.ts';
import { type OpenPicture, readPixels } from './read-picture.ts';
import { createPixelCache } from './render/pixel-cache.ts';
import type { Pixels, Renderer } from './render/renderer.ts';

export interface CompositionOptions extends SourceOptions, Pick<FontOptions, 'fontRowId'> {
  renderer: Renderer;
  keeper: Pick<AssetKeeper, 'keepComposed'>;
  /** Bytes that signing a file adds to it later. */
  roomForSignature?: number;
  /** Puts the mark of the demo on a picture that was made of one of its own. */
  markAsDemo(image: EncodedImage): Promise<EncodedImage>;
}

export interface Compositions extends CompositionService {
  /** What compositions see of somebody’s picture, an asset reference. Throws as composing it would. */
  look(userId: string, picture: string, options: { isLogo: boolean }): Promise<PictureLook>;
}

/**
 * Bytes: one of the largest photos that are taken or three of 12 megapixels, and ten feed ads. The items of a campaign are chiefly the
 * same few photos, cut for the same few placements.
 */
const mostKept = { pictures: usualLimits.maxPixels * 4, cuts: 64_000_000 };

/** Draws ads: the layout says what goes where, the renderer draws it, the placement says what file it is to be. */
export function createCompositions(options: CompositionOptions): Compositions {
  const pictures = createPixelCache<OpenPicture>(mostKept.pictures);
  const cutPictures = createCutting(mostKept.cuts);
  const openFonts = createFontOpener(options);
  // More at once would only hold more pixels. Who waits holds none.
  const turns = createSemaphore(availableParallelism());

  return {
    async compose(request, handle) {
      const { layout, words, brand, focalPoint, placements, wording, overrides, language } = request;
      const sources = await openSources(options, request, handle, pictures);
      const darkLogo = await openDarkLogo(request, handle);
      const { renderer, ownFonts, missing: lost } = await openFonts(handle.userId, brand);
      const written: Content = {
        layout,
        words,
        brand,
        pictures: Object.fromEntries(
          [...sources].map(([part, { picture }]) => [part, inView(picture, part === 'image' ? focalPoint : null)]),
        ),
        ownFonts,
        pictureColors: sources.get('image')?.picture.colors ?? [],
        overrides,
        language,
      };
      const content = { ...written, syllables: await readSyllables(textsOf(written), language, findDivide) };
      const { widthOf, missing } = await measureWords(renderer, content);
      const composed = [];
      for (const [index, placement] of placements.entries()) {
        handle.signal.throwIfAborted();
        handle.progress({ fraction: index / placements.length, message: `${placement.channel}: ${placement.title}` });
        const onLight = compose(content, placement, widthOf);
        const here = contentAt(content, placement.id);
        const isDark = darkLogo !== null && isLogoOnDark(onLight.shapes, here.pictures);
        const drawing = isDark ? compose(withLogo(content, darkLogo), placement, widthOf) : onLight;
        const used = isDark ? new Map([...sources, ['logo', darkLogo] as const]) : sources;
        const drawn = await draw(drawing, placement, renderer, used, handle.signal);
        const checks = [
          ...checkDrawing(drawing, placement, content),
          ...checkContrast(drawing, placement, drawn.bare),
          ...lost.map((one) => checkFont(one, brand)),
          ...missing.filter(({ part, text }) => tidy(here.words[part] ?? '') === text).map(({ check }) => check),
          ...(wording ? checkWording(drawing, here.words, wording) : []),
          checkWeight(drawn.file, placement),
        ];
        composed.push({
          placement,
          checks,
          image: await keep({ layout, words: here.words }, placement, drawn.file, checks, used, handle),
        });
      }
      return composed;
    },

    async look(userId, picture, { isLogo }): Promise<PictureLook> {
      const part = isLogo ? 'logo' : 'image';
      const asked = { pictures: { [part]: picture } };
      const done = await turns.acquire();
      try {
        const sources = await openSources(options, asked, { userId, signal: AbortSignal.timeout(lookTime) }, pictures);
        const source = sources.get(part);
        if (!source) throw new AppError('ASSET_MISSING');
        return source.picture;
      } finally {
        done();
      }
    },
  };

  async function openDarkLogo({ darkLogo }: CompositionRequest, handle: RunHandle): Promise<OpenSource | null> {
    if (!darkLogo) return null;
    const opened = await openSources(options, { pictures: { logo: darkLogo } }, handle, pictures);
    return opened.get('logo') ?? null;
  }

  async function draw(
    drawing: Drawing,
    placement: Placement,
    renderer: Renderer,
    sources: ReadonlyMap<PicturePart, OpenSource>,
    signal: AbortSignal,
  ) {
    const done = await turns.acquire(signal);
    try {
      const cuts = await cutPictures(drawing, sources);
      const isDemo = [...sources.values()].some(({ asset }) => asset?.is_demo);
      const pixels = await renderer.draw(drawing, (shape) => cuts.get(shape) ?? nothing);
      const written = isDemo ? await markPixels(pixels) : pixels;
      const file = await encodeToFit(written, placement, {
        isPlain: cuts.size === 0,
        ...(options.roomForSignature !== undefined && { roomForSignature: options.roomForSignature }),
      });
      return { file, bare: needsPixels(drawing) ? await drawBare(drawing, renderer, sources) : null };
    } finally {
      done();
    }
  }

  async function drawBare(
    drawing: Drawing,
    renderer: Renderer,
    sources: ReadonlyMap<PicturePart, OpenSource>,
  ): Promise<Pixels> {
    const scale = Math.min(1, bareWidth / drawing.width);
    const cuts = await cutPictures(drawing, sources, scale);
    return renderer.draw(withoutTexts(drawing), (shape) => cuts.get(shape) ?? nothing, { scale });
  }

  async function markPixels(pixels: Pixels): Promise<Pixels> {
    const { image } = await encodeToFit(pixels, { fileTypes: ['PNG'], maxBytes: null }, { isPlain: true });
    return readPixels((await options.markAsDemo(image)).bytes);
  }

  async function keep(
    { layout, words }: Pick<CompositionRequest, 'layout' | 'words'>,
    placement: Placement,
    { image }: FittedImage,
    checks: Check[],
    sources: ReadonlyMap<PicturePart, OpenSource>,
    { userId, executionId }: RunHandle,
  ): Promise<string> {
    const owned = [...sources].flatMap(([part, { asset }]) => (asset ? [{ part, asset }] : []));
    const place = `${placement.channel} ${placement.title}`;
    const { id, title, channel } = placement;
    const kept = await options.keeper.keepComposed(userId, image, {
      name: cutText(words.headline ? `${words.headline} · ${place}` : place, longestName),
      source: owned[0]?.asset ?? null,
      composition: {
        layout: layout.name,
        placement: { id, title, channel },
        words,
        sources: Object.fromEntries(owned.map(({ part, asset }) => [part, asset.id])),
        executionId,
      },
      checks,
      isDemo: owned.some(({ asset }) => asset.is_demo),
    });
    return assetReference(kept.path);
  }
}

function withLogo(content: Content, { picture }: OpenSource): Content {
  return { ...content, pictures: { ...content.pictures, logo: { ...picture, focus: middle } } };
}

/** Milliseconds. */
const lookTime = 30_000;
const middle = { x: 0.5, y: 0.5 };
/** Pixels: wide enough to tell what is behind a line. */
const bareWidth = 360;
const nothing: Pixels = { width: 1, height: 1, data: new Uint8Array(4) };

/** An uploaded font that is not there any more: the ad is set in another one. */
function checkFont({ role, file }: OpenFonts['missing'][number], { headingFont, bodyFont }: BrandValues): Check {
  const [name, used] = role === 'heading' ? ['headlines', headingFont] : ['the rest', bodyFont];
  const message = `The brand’s font for ${name}, “${file.title}”, is no longer there: ${used} is used.`;
  return { name: 'FONT_MISSING', part: null, isPassed: false, measure: 1, limit: 0, unit: 'FONTS', box: null, message };
}

function checkWeight({ image, isTooHeavy }: FittedImage, { maxBytes, channel }: Placement): Check {
  const measure = image.bytes.byteLength;
  const kB = (bytes: number) => `${Math.round(bytes / 1_000).toLocaleString('en')} kB`;
  const limit = maxBytes ?? measure;
  const message = isTooHeavy
    ? `The file has ${kB(measure)}, however it is written; ${channel} takes ${kB(limit)}.`
    : `The file has ${kB(measure)}${maxBytes === null ? '' : ` of ${kB(limit)}`}.`;
  return { name: 'FILE_SIZE', part: null, isPassed: !isTooHeavy, measure, limit, unit: 'BYTES', box: null, message };
}
