import type { Field } from '../fields/field.ts';
import { fieldKinds } from '../fields/field.ts';
import { builder } from './builder.ts';

const FieldKind = builder.enumType('FieldKind', {
  values: fieldKinds,
  description: 'The control that a form shows for a field.',
});

const FieldOption = builder.simpleObject('FieldOption', { fields: (t) => ({ value: t.string(), label: t.string() }) });

export const FieldType = builder.objectRef<Field>('Field').implement({
  description: 'One field of a form: what a client needs to draw it and to say what fits before it is sent.',
  fields: (t) => ({
    name: t.exposeString('name'),
    label: t.exposeString('label'),
    help: t.exposeString('help', { nullable: true }),
    kind: t.expose('kind', { type: FieldKind }),
    placeholder: t.exposeString('placeholder', { nullable: true }),
    isRequired: t.exposeBoolean('isRequired'),
    default: t.expose('default', { type: 'JSON', nullable: true }),
    minimum: t.exposeFloat('minimum', { nullable: true }),
    maximum: t.exposeFloat('maximum', { nullable: true }),
    step: t.exposeFloat('step', { nullable: true }),
    maxLength: t.exposeInt('maxLength', { nullable: true }),
    options: t.expose('options', { type: [FieldOption] }),
    linkField: t.exposeString('linkField', {
      nullable: true,
      description:
        'Of an `IMAGE`: the name of the field beside it that takes a link to a picture instead. Draw the two as one control.',
    }),
  }),
});
