import { middle } from '@visualadgen/graph/pictures/piece-around.ts';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import { aspectRatios } from '../models/common-parameters.ts';
import { countBeside, countNames, countValues, leftOutName, type PictureCount } from '../models/picture-count.ts';
import { defineNode } from './define-node.ts';

/** As many as a node may run over. */
const mostKept = 1_000;

/** Of a picture’s width from its left, or of its height from its top. */
const share = () => z.number().min(0).max(1).default(0.5);

export const output = defineNode({
  name: 'OUTPUT',
  version: 1,
  title: 'Output',
  description: 'Your finished ads, cut to the size you need.',
  category: 'OUTPUT',
  icon: 'gallery-horizontal-end',
  inputs: [
    {
      name: 'image_urls',
      label: 'Images',
      kind: 'images',
      accepts: ['images', 'image'],
      isRequired: true,
      isOpen: false,
      takesAll: true,
    },
  ],
  outputs: [
    {
      name: 'final_images',
      label: 'Finished images',
      kind: 'images',
      follows: 'image_urls',
    },
  ],
  alsoGives: [...countNames, leftOutName],
  config: z.strictObject({
    num_images: z.int().min(1).max(mostKept).nullable().default(null).meta({
      label: 'Images',
      placeholder: 'All',
      help: 'How many to keep at most, starting with the first. Empty for all of them.',
    }),
    aspect_ratio: z
      .enum(['original', ...aspectRatios])
      .default('original')
      .meta({
        label: 'Format',
        help: 'Cuts each picture to this shape.',
        optionLabels: {
          original: 'As it is',
          '1:1': 'Square (1:1)',
          '4:5': 'Portrait (4:5)',
          '9:16': 'Story (9:16)',
          '16:9': 'Wide (16:9)',
        },
      }),
    focal_point: z.strictObject({ x: share(), y: share() }).default(middle).meta({
      label: 'What stays in view',
      control: 'FOCAL_POINT',
      help: 'The cut keeps this point as close to its middle as it can.',
      ratioField: 'aspect_ratio',
    }),
  }),
  // Where nothing is cut away from it, it makes no difference; so results of before there was one are still good.
  identify({ num_images, aspect_ratio, focal_point }) {
    const isMiddle = focal_point.x === middle.x && focal_point.y === middle.y;
    return { num_images, aspect_ratio, ...(aspect_ratio !== 'original' && !isMiddle && { focal_point }) };
  },
  checkReadiness({ num_images: most }, { itemsAt }) {
    const come = itemsAt?.get('image_urls');
    if (most === null || typeof come !== 'number' || come <= most) return [];
    const message = `${come} pictures will come in, and it keeps ${most}: ${come - most} will be left out. Leave the number empty to keep all.`;
    return [{ code: 'ITEMS_LEFT_OUT', message, path: ['num_images'] }];
  },
  async run({ config, input, upstream, services, handle }) {
    const came = picturesIn(input);
    const most = config.num_images ?? Infinity;
    const kept = came.slice(0, most);
    const leftOut = came.length - kept.length;
    const count = { ...countValues(countOf(came, upstream, most)), ...(leftOut > 0 && { [leftOutName]: leftOut }) };
    if (config.aspect_ratio === 'original') return { final_images: kept, ...count };
    const { aspect_ratio, focal_point } = config;
    return {
      final_images: await Promise.all(
        kept.map((picture) => services.assets.crop(picture, aspect_ratio, focal_point, handle)),
      ),
      ...count,
    };
  },
});

/**
 * How many of the pictures that would be kept were asked for before, and held back: so that what came short there does not pass for
 * the whole here. Pictures of which nobody before says more, such as photos, were all that was asked for.
 */
function countOf(came: string[], upstream: { output: Values }[], most: number): PictureCount {
  const isTaken = (value: unknown): value is unknown[] =>
    Array.isArray(value) && value.length > 0 && value.every((one) => came.includes(String(one)));
  const counts = upstream.flatMap(({ output: gave }) => {
    const pictures = Object.values(gave).find(isTaken);
    return pictures ? [countBeside(gave, pictures.length)] : [];
  });
  const told = counts.reduce((sum, { received }) => sum + received, 0);
  const missing = counts.reduce((sum, { asked, received }) => sum + Math.max(0, asked - received), 0);
  const heldBack = counts.reduce((sum, one) => sum + one.heldBack, 0);
  const others = Math.max(0, came.length - told);
  const asked = Math.min(most, told + missing + others);
  const received = Math.min(most, came.length);
  return { asked, received, heldBack: Math.min(heldBack, Math.max(0, asked - received)) };
}

function picturesIn({ image_urls: pictures }: Values): string[] {
  const links = Array.isArray(pictures) ? pictures.filter((picture) => typeof picture === 'string') : [];
  if (links.length > 0) return links;
  throw new AppError('INPUT_MISSING', {
    message: 'No pictures came in: connect an Image model to it.',
    details: { input: 'image_urls' },
  });
}
