import type { Field } from '@visualadgen/graph/fields/field.ts';
import { fieldKindNames, fieldKinds } from '@visualadgen/graph/fields/field-kinds.ts';
import type { FieldKind as FieldKindName } from '@visualadgen/graph/fields/field-kinds.ts';
import type { OnlyWith } from '@visualadgen/graph/only-with.ts';
import { builder } from './builder.ts';

const FieldKind = builder.enumType('FieldKind', {
  description: 'The control that a form shows for a field.',
  values: Object.fromEntries(
    fieldKindNames.map((kind) => [kind, { description: fieldKinds[kind].description }]),
  ) as Record<FieldKindName, { description: string }>,
});

export const FieldOption = builder.simpleObject('FieldOption', {
  description: 'One choice of a SELECT or LAYOUT.',
  fields: (t) => ({
    value: t.string({ description: 'What is written into the config.' }),
    label: t.string({ description: 'What people read.' }),
  }),
});

export const OnlyWithType = builder.objectRef<OnlyWith>('OnlyWith').implement({
  description: 'The values of a config field with which something has a say.',
  fields: (t) => ({
    field: t.exposeString('field', { description: 'The name of that field.' }),
    preset: t.exposeString('preset', { description: 'Its default value.' }),
    values: t.stringList({ description: 'The values.', resolve: ({ values }) => [...values] }),
  }),
});

export const FieldType = builder.objectRef<Field>('Field').implement({
  description: 'One field of a form: what a client needs to draw it and to check its value before sending.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its key in the config or in the parameters.' }),
    label: t.exposeString('label', { description: 'What people read beside the control.' }),
    help: t.exposeString('help', { description: 'A sentence about what it does; null for none.', nullable: true }),
    kind: t.expose('kind', { description: 'Which control to draw.', type: FieldKind }),
    placeholder: t.exposeString('placeholder', {
      description: 'What an empty control shows; null for nothing.',
      nullable: true,
    }),
    isRequired: t.exposeBoolean('isRequired', { description: 'A run fails if it is empty.' }),
    default: t.expose('default', {
      description: 'The value when it is omitted; null for none.',
      type: 'JSON',
      nullable: true,
    }),
    minimum: t.exposeFloat('minimum', {
      description: 'The least number that fits; null where there is no such limit.',
      nullable: true,
    }),
    maximum: t.exposeFloat('maximum', {
      description: 'The largest number that fits, or the most entries of a list; null where there is no such limit.',
      nullable: true,
    }),
    step: t.exposeFloat('step', {
      description: 'The distance between numbers that fit; null for any number.',
      nullable: true,
    }),
    maxLength: t.exposeInt('maxLength', {
      description: 'Of a text, or of each text of a list, in characters; null where there is no such limit.',
      nullable: true,
    }),
    options: t.expose('options', {
      description: 'Of a SELECT or LAYOUT, what may be chosen; empty for all other kinds.',
      type: [FieldOption],
    }),
    partOf: t.string({
      nullable: true,
      resolve: (field) => field.partOf ?? null,
      description:
        'The name of the field with which it is drawn, as a part of its control; null where it is drawn by itself.',
    }),
    onlyWith: t.field({
      type: OnlyWithType,
      nullable: true,
      description: 'Set if it has a say only with some values of a field beside it; with others, do not draw it.',
      resolve: (field) => field.onlyWith ?? null,
    }),
    ratioField: t.string({
      nullable: true,
      resolve: (field) => field.ratioField ?? null,
      description:
        'Of a `FOCAL_POINT` (an object `{ x, y }`, each from 0 to 1, from the upper left corner): the name of the field beside it that holds the shape to which pictures are cut around it.',
    }),
    linkField: t.exposeString('linkField', {
      nullable: true,
      description:
        'Of an `IMAGE`: the name of the field beside it that takes a link to a picture instead. Draw the two as one control.',
    }),
  }),
});
