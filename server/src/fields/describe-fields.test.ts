import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeFields } from './describe-fields.ts';
import { fieldKindNames } from '@visualadgen/graph/fields/field-kinds.ts';

test('a field tells everything its form needs', () => {
  const schema = z.strictObject({
    num_images: z.int().min(1).max(4).default(2).meta({ label: 'Images', help: 'How many.', step: 1 }),
    name: z.string().max(20).default('').meta({ placeholder: 'A name', isRequired: true }),
  });
  expect(describeFields(schema)).toEqual([
    {
      name: 'num_images',
      label: 'Images',
      help: 'How many.',
      kind: 'INTEGER',
      placeholder: null,
      isRequired: false,
      default: 2,
      minimum: 1,
      maximum: 4,
      step: 1,
      maxLength: null,
      options: [],
      linkField: null,
    },
    {
      name: 'name',
      label: 'Name',
      help: null,
      kind: 'TEXT',
      placeholder: 'A name',
      isRequired: true,
      default: '',
      minimum: null,
      maximum: null,
      step: null,
      maxLength: 20,
      options: [],
      linkField: null,
    },
  ]);
});

test('the kind follows from the type, and a control that is named wins', () => {
  const named = Object.fromEntries(
    fieldKindNames.map((control) => [control, z.string().default('').meta({ control })]),
  );
  expect(describeFields(z.strictObject(named)).map((field) => field.kind)).toEqual([...fieldKindNames]);

  const plain = z.strictObject({
    text: z.string().default(''),
    integer: z.int().nullish(),
    number: z.number().multipleOf(0.5).default(1),
    select: z
      .enum(['a', 'b'])
      .default('a')
      .meta({ optionLabels: { a: 'The first' } }),
    switch: z.boolean().default(false),
    unused: z.string().optional().meta({ hidden: true }),
  });
  const fields = describeFields(plain);
  expect(fields.map((field) => [field.name, field.kind])).toEqual([
    ['text', 'TEXT'],
    ['integer', 'INTEGER'],
    ['number', 'NUMBER'],
    ['select', 'SELECT'],
    ['switch', 'SWITCH'],
  ]);
  expect(fields[1]).toMatchObject({ default: null, minimum: null, maximum: null });
  expect(fields[2]).toMatchObject({ step: 0.5 });
  expect(fields[3]?.options).toEqual([
    { value: 'a', label: 'The first' },
    { value: 'b', label: 'b' },
  ]);
});

test('a field that no control fits is a fault of the schema', () => {
  expect(() => describeFields(z.strictObject({ odd: z.array(z.string()).default([]) }))).toThrow('odd');
});
