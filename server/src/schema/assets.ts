import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { longestName } from '../assets/file-name.ts';
import { pathOfWidth, renditionWidths } from '../assets/renditions.ts';
import { InputInvalidError } from '../errors.ts';
import type { AssetRow } from '../store/tables.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { IdempotencyConflictError } from './errors.ts';
import { keyDescription, makeOnce } from './idempotency.ts';

const uploadTypes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/heic',
  'image/heif',
  'image/svg+xml',
];
/** Bytes. */
const largestUpload = 20_000_000;
/** Pixels in all: where the reading of pictures stops. */
const mostPixels = 40_000_000;

export const Asset = builder.objectRef<AssetRow>('Asset');

builder.node(Asset, {
  description: 'An image of yours, uploaded or generated.',
  id: { resolve: (asset) => asset.id },
  loadOne: (id, context) => context.loaders.assets.load(id),
  fields: (t) => ({
    url: t.field({
      type: 'URL',
      description:
        'A signed link, good for at least 14 days from now: to the image itself, or with `width` to a smaller copy of it.',
      args: { width: t.arg.int({ description: widthDescription }) },
      resolve: (asset, { width }, context) => linkToAsset(asset, readWidth('width', width), context),
    }),
    width: t.exposeInt('width', { description: 'Pixels.' }),
    height: t.exposeInt('height', { description: 'Pixels.' }),
    contentType: t.exposeString('content_type', {
      description: '`image/png`, `image/jpeg` or `image/webp`.',
    }),
    byteSize: t.exposeInt('byte_size', { description: 'Of the stored file, in bytes.' }),
    createdAt: t.expose('created_at', { description: 'When it was uploaded or made.', type: 'DateTime' }),
  }),
});

export const AssetConnection = builder.connectionObject(
  { type: Asset, name: 'AssetConnection' },
  { name: 'AssetConnectionEntry' },
);

/** Pixels; wider than any picture that is kept. */
const largestWidth = 20_000;

export const widthDescription =
  `Pixels, from 1 to ${largestWidth}: gives the smallest copy that is at least so wide, and the image itself where there is none. ` +
  `Copies are WebP, ${renditionWidths.join(', ')} pixels wide.`;

/** A width as it was asked for; null where none was. Throws INPUT_INVALID. */
export function readWidth(name: string, width: number | null | undefined): number | null {
  if (width == null) return null;
  if (width >= 1 && width <= largestWidth) return width;
  throw InputInvalidError.of(name, `must be from 1 to ${largestWidth}, but is ${width}.`);
}

/** A link to a picture, or to its smallest copy that is at least so wide. */
export function linkToAsset(
  asset: Pick<AssetRow, 'path' | 'rendition_widths'>,
  width: number | null,
  { loaders, origin }: Pick<Context, 'loaders' | 'origin'>,
): Promise<string> {
  return absoluteLink(loaders.links.load(pathOfWidth(asset, width)), origin);
}

/** Links of the local folder are relative to this server; those of Supabase Storage are whole. */
export async function absoluteLink(link: Promise<string>, origin: string): Promise<string> {
  return new URL(await link, origin).href;
}

const UploadLimits = builder.simpleObject('UploadLimits', {
  description: 'The limits of an upload, so that a client can check them first.',
  fields: (t) => ({
    contentTypes: t.stringList({ description: 'The allowed types, by content.' }),
    maxBytes: t.int({ description: 'Of one file.' }),
    maxPixels: t.int({ description: 'Width times height.' }),
  }),
});

builder.queryField('uploadLimits', (t) =>
  t.field({
    type: UploadLimits,
    authScopes: { public: true },
    description: 'What `createUpload` takes.',
    resolve: () => ({ contentTypes: uploadTypes, maxBytes: largestUpload, maxPixels: mostPixels }),
  }),
);

const CreateUploadInput = builder.inputType('CreateUploadInput', {
  fields: (t) => ({
    contentType: t.string({
      required: true,
      description:
        '`image/png`, `image/jpeg`, `image/webp`, `image/avif`, `image/gif`, `image/heic` or `image/heif`. ' +
        'What is none of the first three becomes a JPEG, or a PNG; an animated image its first frame.',
    }),
    byteSize: t.int({ required: true, description: 'At most 20,000,000.' }),
    name: t.string({ description: 'What it is called, such as the name of its file: 1 to 200 characters.' }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});

const CreateUploadPayload = builder.simpleObject('CreateUploadPayload', {
  fields: (t) => ({
    uploadUrl: t.field({ description: 'Where to PUT the picture, once; it needs no sign-in.', type: 'URL' }),
    expiresAt: t.field({ description: 'Until then the link is good: 15 minutes.', type: 'DateTime' }),
  }),
});

builder.mutationField('createUpload', (t) =>
  t.field({
    type: CreateUploadPayload,
    nullable: true,
    authScopes: { write: true },
    description:
      'Gives a link to upload an image to: PUT the bytes there. The answer is JSON `{ id, url, width, height, isDuplicate }`; ' +
      'the id is the asset’s, for a node’s config. `isDuplicate` is true where you have the same image already: it is that one.',
    args: { input: t.arg({ type: CreateUploadInput, required: true }) },
    errors: { types: [InputInvalidError, IdempotencyConflictError], union: { name: 'CreateUploadResult' } },
    resolve: async (_, { input }, context) => {
      const fields = checkUpload(input);
      if (fields.length > 0) throw new InputInvalidError(fields);
      const name = input.name == null ? null : readName('name', input.name);
      // The link follows from its end, so that the end is all that has to be known of it.
      const linkUntil = (end?: Date) => {
        const { url, expiresAt } = context.createUploadLink(
          context.viewer?.userId ?? '',
          { byteSize: input.byteSize, name },
          end,
        );
        return { id: expiresAt.toISOString(), uploadUrl: new URL(url, context.origin).href, expiresAt };
      };
      const { row } = await makeOnce(context, {
        operation: 'createUpload',
        input,
        make: async () => ({ row: linkUntil(), secret: '' }),
        find: async (end) => (Date.parse(end) > Date.now() ? linkUntil(new Date(end)) : null),
      });
      return row;
    },
  }),
);

/** A picture's or a board's name as it is kept. Throws INPUT_INVALID. */
export function readName(field: string, given: string): string {
  const name = tidyName(given);
  if (name.length >= 1 && name.length <= longestName) return name;
  throw InputInvalidError.of(field, `must have 1 to ${longestName} characters, but has ${name.length}.`);
}

function checkUpload(upload: { contentType: string; byteSize: number }) {
  const fields: { path: string[]; message: string }[] = [];
  if (!uploadTypes.includes(upload.contentType)) {
    fields.push({
      path: ['contentType'],
      message: `must be one of ${uploadTypes.join(', ')}, but is “${cutText(upload.contentType, 100)}”.`,
    });
  }
  if (upload.byteSize < 1 || upload.byteSize > largestUpload) {
    fields.push({ path: ['byteSize'], message: `must be from 1 to ${largestUpload}, but is ${upload.byteSize}.` });
  }
  return fields;
}
