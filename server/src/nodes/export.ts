import { findPatternError, longestPattern, usualPattern } from '@visualadgen/graph/file-names/name-pattern.ts';
import type { OnlyWith } from '@visualadgen/graph/only-with.ts';
import type { TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { plainValue } from '@visualadgen/graph/values/plain-values.ts';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { isWebLink } from '../fields/web-link.ts';
import { defineNode } from './define-node.ts';

const words = (label: string, placeholder: string, help: string, only?: OnlyWith) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .max(100)
    .default('')
    .meta({ label, placeholder, help, ...(only && { onlyWith: only }) });

/** UTF-16 code units. */
const longestLink = 2_000;
const longestText = 500;
const onlyWith: OnlyWith = { field: 'for_ad_managers', preset: 'false', values: ['true'] };

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
    for_ad_managers: z.boolean().default(false).meta({
      label: 'Files for ad managers',
      help: 'Adds a table to import into Meta Ads Manager, and one for Google Ads Editor.',
    }),
    link: z
      .string()
      .normalize('NFC')
      .trim()
      .max(longestLink)
      .refine((link) => link === '' || isWebLink(link), { error: 'must be the whole address of a page, with https://' })
      .default('')
      .meta({ label: 'Link', placeholder: 'https://', help: 'The page that the ads lead to.', onlyWith }),
    ad_set: words('Ad set', 'The campaign’s name', 'Of Meta; Google’s ad group is called the same.', onlyWith),
    text: z.string().normalize('NFC').trim().max(longestText).default('').meta({
      label: 'Text beside the picture',
      placeholder: 'What the ad says in its body',
      control: 'TEXTAREA',
      help: 'Meta’s primary text and Google’s description.',
      onlyWith,
    }),
  }),
  // Names tell the day and the version, and pictures may have been deleted: it is made anew each time, and costs nothing.
  resultLasts: 0,
  async run({ config, values, services, handle }) {
    const pictures = picturesIn(values);
    const { name_pattern: pattern, campaign, client, credit, link, ad_set: adSet, text } = config;
    const bulk = config.for_ad_managers ? { link, adSet, text } : null;
    const packed = await services.exports.pack({ pictures, pattern, campaign, client, credit, bulk }, handle);
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
