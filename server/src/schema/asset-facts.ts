import { Asset } from './assets.ts';
import { builder } from './builder.ts';
import { Workflow } from './workflows.ts';

/* What a picture is known by: what its owner says of it, what made it, and what was measured on its pixels. */

export const AssetColor = builder.simpleObject('AssetColor', {
  description: 'One of the main colors of an image.',
  fields: (t) => ({
    hex: t.string({ description: 'Such as `#1f6feb`.' }),
    share: t.float({ description: 'How much of the image it covers, from 0 to 1.' }),
  }),
});

builder.objectFields(Asset, (t) => ({
  name: t.exposeString('name', {
    nullable: true,
    description: 'What its owner calls it, or the name of the file it was; null for none.',
  }),
  tags: t.exposeStringList('tags', { description: 'Its owner’s tags.' }),
  caption: t.field({
    type: 'String',
    nullable: true,
    description:
      'What it shows, in a sentence: its owner’s where they have written one (`updateAssets`), else that of its last description. Null for none.',
    resolve: ({ own_caption, caption }) => own_caption ?? caption,
  }),
  foundCaption: t.exposeString('caption', {
    nullable: true,
    description: 'The caption of its last description, also where its owner has written another.',
  }),
  foundTags: t.exposeStringList('found_tags', { description: 'The tags of its last description.' }),
  foundText: t.exposeString('found_text', {
    nullable: true,
    description:
      'The words that are to be read in it, by its last description: empty for none, null where nobody has looked.',
  }),
  isStarred: t.exposeBoolean('is_starred', { description: 'Its owner has marked it with a star.' }),
  prompt: t.exposeString('prompt', {
    nullable: true,
    description: 'The words that it was made from; also once the paid call is removed. Null for uploads.',
  }),
  model: t.exposeString('model', {
    nullable: true,
    description: 'The id of the model that made it; null for uploads.',
  }),
  workflow: t.field({
    type: Workflow,
    nullable: true,
    description: 'The workflow whose run made it; null where none did, or it was deleted.',
    resolve: ({ workflow_id }, _, { loaders }) => (workflow_id ? loaders.workflows.load(workflow_id) : null),
  }),
  colors: t.field({
    type: [AssetColor],
    description: 'Its main colors, the one that covers most first: at most six. Empty until it is measured.',
    resolve: ({ colors }) => colors ?? [],
  }),
  lightness: t.exposeFloat('lightness', {
    nullable: true,
    description: 'How light it is on average: 0 is black, 1 is white. Null until it is measured.',
  }),
  detail: t.exposeFloat('detail', {
    nullable: true,
    description: 'How busy it is: 0 is one plain area, 1 is noise. Null until it is measured.',
  }),
  placeholder: t.exposeString('placeholder', {
    nullable: true,
    description:
      'A data URI of a copy of 16 by 16 pixels, to be stretched to its shape and shown until the image is there. Null until it is measured.',
  }),
}));
