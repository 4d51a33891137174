import { z } from 'zod';
import { AppError } from '../errors.ts';
import { defineNode } from './define-node.ts';

const empty = 'There are no photos yet: upload some.';

/** As many as a node may run over. */
const mostPhotos = 1_000;
const list = { path: ['photos'], isAlways: true };

export const imageList = defineNode({
  name: 'IMAGE_LIST',
  version: 1,
  title: 'Photos',
  description: 'Several pictures to start from. What comes next runs once for each.',
  category: 'INPUT',
  icon: 'images',
  inputs: [],
  isPure: true,
  outputs: [
    { name: 'image', label: 'Image', kind: 'image', list },
    { name: 'name', label: 'Name', kind: 'text', list },
  ],
  config: z.strictObject({
    photos: z
      .array(
        z.strictObject({
          asset_id: z
            .string()
            .max(200)
            .refine((id) => id !== '', { error: 'must be the id of an uploaded picture, but is empty' }),
          name: z.string().normalize('NFC').max(200).default(''),
        }),
      )
      .max(mostPhotos)
      .default([])
      .meta({
        label: 'Photos',
        control: 'IMAGE_LIST',
        help: 'Pictures made of a photo are known by its name.',
        isRequired: true,
      }),
  }),
  checkReadiness({ photos }) {
    return photos.length === 0 ? [{ code: 'CONFIG_INCOMPLETE', message: empty, path: ['photos'] }] : [];
  },
  async run({ config: { photos }, services, handle }) {
    if (photos.length === 0) throw new AppError('CONFIG_INCOMPLETE', { message: empty });
    const found = await Promise.allSettled(photos.map(({ asset_id: id }) => services.assets.reference(id, handle)));
    const gone = found.flatMap((one, index) =>
      one.status === 'rejected' ? [{ index, error: one.reason as unknown }] : [],
    );
    const [first] = gone;
    if (first)
      throw missing(
        photos,
        gone.map(({ index }) => index),
        first.error,
      );
    return {
      image: found.map((one) => (one.status === 'fulfilled' ? one.value : null)),
      name: photos.map(({ name }) => name),
    };
  },
});

/** Which photos are gone; an error of another kind stays what it is. */
function missing(photos: readonly { name: string }[], gone: readonly number[], error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'ASSET_MISSING') return error;
  const names = gone.slice(0, 5).map((index) => `${index + 1}${photos[index]?.name ? ` (${photos[index].name})` : ''}`);
  const more = gone.length > names.length ? ` and ${gone.length - names.length} more` : '';
  const message = `Of the photos, ${names.join(', ')}${more} ${gone.length === 1 ? 'is' : 'are'} no longer there: take ${gone.length === 1 ? 'it' : 'them'} out, or upload again.`;
  return new AppError('ASSET_MISSING', { message, details: { photos: gone }, cause: error });
}
