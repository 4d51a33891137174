import type { Drawing, PicturePart, PictureShape } from '@visualadgen/compose/drawing/drawing.ts';
import type { OpenSource } from './open-sources.ts';
import { cutPicture } from './read-picture.ts';
import { createPixelCache } from './render/pixel-cache.ts';
import type { Pixels } from './render/renderer.ts';

/** What the pictures of a drawing show, each in the size of its box; smaller by `scale`. */
export type CutPictures = (
  drawing: Drawing,
  sources: ReadonlyMap<PicturePart, OpenSource>,
  scale?: number,
) => Promise<Map<PictureShape, Pixels>>;

/** Keeps the last cuts, up to so many bytes: another headline is set on the same one. */
export function createCutting(maxBytes: number): CutPictures {
  const cached = createPixelCache<Pixels>(maxBytes);

  function cut({ crop, box }: Pick<PictureShape, 'crop' | 'box'>, source: OpenSource, scale: number): Promise<Pixels> {
    return cached(JSON.stringify([source.key, crop, box.width, box.height, scale]), async () => {
      if (scale === 1) return cutPicture(await source.readPixels(), { crop, box });
      // Out of the one that is drawn, since a photo may be many times as large.
      const drawn = await cut({ crop, box }, source, 1);
      return cutPicture(drawn, {
        crop: { x: 0, y: 0, width: drawn.width, height: drawn.height },
        box: { width: box.width * scale, height: box.height * scale },
      });
    });
  }

  return async ({ shapes }, sources, scale = 1) => {
    const cuts = new Map<PictureShape, Pixels>();
    for (const shape of shapes) {
      const source = shape.kind === 'picture' ? sources.get(shape.part) : undefined;
      if (shape.kind === 'picture' && source) cuts.set(shape, await cut(shape, source, scale));
    }
    return cuts;
  };
}
