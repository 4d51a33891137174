import { findPatternError, longestPattern, usualPattern } from '@visualadgen/graph/file-names/name-pattern.ts';
import type { TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { plainValue } from '@visualadgen/graph/values/plain-values.ts';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { defineNode } from './define-node.ts';

const words = (label: string, placeholder: string, help: string) =>
  z.string().normalize('NFC').trim().max(100).default('').meta({ label, placeholder, help });

export const exportNode = defineNode({
  name: 'EXPORT',
  version: 1,
  title: 'Export',
  description:
    'Hands your ads over: one zip with good file names, a list of what is in it, and in each file where it comes from.',
  category: 'OUTPUT',
  icon: 'download',
  inputs: [
    {
      name: 'image',
      label: 'Images',
      kind: 'images',
      accepts: ['images', 'image'],
      isRequired: true,
      isOpen: false,
      takesAll: true,
    },
  ],
  outputs: [{ name: 'file', label: 'Zip', kind: 'file' }],
  alsoGives: ['count', 'problems'],
  config: z.strictObject({
    name_pattern: z
      .string()
      .normalize('NFC')
      .max(longestPattern)
      .refine((pattern) => findPatternError(pattern) === null, {
        error: ({ input }) => findPatternError(String(input)) ?? '',
      })
      .default(usualPattern)
      .meta({
        label: 'File names',
        control: 'NAME_PATTERN',
        help: 'A slash makes a folder. What stands in braces is filled in for each picture.',
      }),
    campaign: words('Campaign', 'The workflow’s name', 'Stands for {campaign} in file names.'),
    client: words('Client', 'Nobody', 'Stands for {client} in file names.'),
    credit: words('Credit', 'Nobody', 'Who is named in each file as its maker.'),
  }),
  // Names tell the day and the version, and pictures may have been deleted: it is made anew each time, and costs nothing.
  resultLasts: 0,
  async run({ config, values, services, handle }) {
    const pictures = picturesIn(values);
    const { name_pattern: pattern, campaign, client, credit } = config;
    const packed = await services.exports.pack({ pictures, pattern, campaign, client, credit }, handle);
    return { file: packed.file, count: packed.count, ...(packed.problems.length > 0 && { problems: packed.problems }) };
  },
});

/** Each with the items that it was made of, by their labels or their numbers. */
function picturesIn({ image }: TypedValues): { picture: string; item: string }[] {
  const items: readonly Value[] = image?.kind === 'list' ? image.items : image ? [image] : [];
  const of = image?.kind === 'list' ? (image.of ?? []) : [];
  const pictures = items.flatMap((value, index) => {
    if (value.kind !== 'image') return [];
    const item = Object.values(of[index] ?? {}).map((place) => place.label ?? String(place.index + 1));
    return [{ picture: String(plainValue(value)), item: item.join(' ') }];
  });
  if (pictures.length > 0) return pictures;
  throw new AppError('INPUT_MISSING', {
    message: 'No pictures came in: connect a Composition or an Image model to it.',
    details: { input: 'image' },
  });
}
