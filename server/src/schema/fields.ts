import type { Field, FieldKind as FieldKindName } from '@visualadgen/graph/fields/field.ts';
import { builder } from './builder.ts';

const FieldKind = builder.enumType('FieldKind', {
  values: {
    TEXT: { description: 'One line of text.' },
    TEXTAREA: { description: 'Several lines of text.' },
    TEMPLATE: { description: 'Text with variables in it: `{{name}}`, or `{{Node name.variable}}`.' },
    INTEGER: { description: 'A whole number.' },
    NUMBER: { description: 'Any number.' },
    SELECT: { description: 'One of `options`.' },
    SWITCH: { description: 'On or off: a boolean.' },
    IMAGE: { description: 'The id of an uploaded picture.' },
    MODEL: { description: 'The endpoint of an image model.' },
    MODEL_PARAMETERS: { description: 'An object: the parameters of the model chosen beside it.' },
    FOCAL_POINT: { description: 'A place in a picture, `{ x, y }`, each from 0 to 1 from the upper left corner.' },
    SEED: { description: 'A whole number, or null for another one each time.' },
  } satisfies Record<FieldKindName, object>,
  description: 'The control that a form shows for a field.',
});

const FieldOption = builder.simpleObject('FieldOption', {
  description: 'One choice of a SELECT.',
  fields: (t) => ({
    value: t.string({ description: 'What is written into the config.' }),
    label: t.string({ description: 'What people read.' }),
  }),
});

export const FieldType = builder.objectRef<Field>('Field').implement({
  description: 'One field of a form: what a client needs to draw it and to say what fits before it is sent.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its key in the config or in the parameters.' }),
    label: t.exposeString('label', { description: 'What people read beside the control.' }),
    help: t.exposeString('help', { description: 'A sentence on what it does; null for none.', nullable: true }),
    kind: t.expose('kind', { description: 'Which control to draw.', type: FieldKind }),
    placeholder: t.exposeString('placeholder', {
      description: 'What an empty control shows; null for nothing.',
      nullable: true,
    }),
    isRequired: t.exposeBoolean('isRequired', { description: 'A run fails while it is empty.' }),
    default: t.expose('default', {
      description: 'What is taken where it is left out; null for nothing.',
      type: 'JSON',
      nullable: true,
    }),
    minimum: t.exposeFloat('minimum', {
      description: 'The least number that fits; null where there is no such limit.',
      nullable: true,
    }),
    maximum: t.exposeFloat('maximum', {
      description: 'The largest number that fits; null where there is no such limit.',
      nullable: true,
    }),
    step: t.exposeFloat('step', {
      description: 'The distance between numbers that fit; null for any number.',
      nullable: true,
    }),
    maxLength: t.exposeInt('maxLength', {
      description: 'Of a text, in characters; null where there is no such limit.',
      nullable: true,
    }),
    options: t.expose('options', {
      description: 'Of a SELECT, what may be chosen; empty for all other kinds.',
      type: [FieldOption],
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
