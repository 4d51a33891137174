import { checkField } from '@visualadgen/graph/fields/check-field.ts';
import type { Field } from '@visualadgen/graph/fields/field.ts';
import { describeFieldProblem } from '@visualadgen/graph/fields/field-problem.ts';
import type { ConfigProblem } from '@visualadgen/graph/problem.ts';
import { expect, test } from 'vitest';
import { imageModels } from '../models/index.ts';
import { nodeTypes } from '../nodes/index.ts';
import { checkValues } from './check-values.ts';
import { describeFields } from './describe-fields.ts';

/** What the fields of a form cannot say. */
const ownChecks = new Set(['SOCIAL_MEDIA.subreddit', 'IMAGE_INPUT.image_url', 'EXPORT.name_pattern', 'EXPORT.link']);
const kindsOfTheirOwn = new Set<Field['kind']>(['FOCAL_POINT', 'MODEL_PARAMETERS', 'OVERRIDES', 'RULE']);

const forms: { name: string; fields: readonly Field[]; check: (values: unknown) => readonly ConfigProblem[] }[] = [
  ...[...nodeTypes.values()].map(({ name, fields, checkConfig: check }) => ({ name, fields, check })),
  ...imageModels.map(({ endpoint: name, parameters }) => ({
    name,
    fields: describeFields(parameters),
    check(values: unknown) {
      const checked = checkValues(parameters, values);
      return checked.ok ? [] : checked.problems;
    },
  })),
];

function valuesFor({ minimum, maximum, maxLength, options }: Field): unknown[] {
  const numbers = [minimum ?? 0, maximum ?? 1e6].flatMap((limit) => [
    limit - 1,
    limit - 0.5,
    limit,
    limit + 0.5,
    limit + 1,
  ]);
  const texts = ['', '5', 'elsewhere', ...options.map(({ value }) => value)];
  const long = maxLength === null ? [] : ['x'.repeat(maxLength), 'x'.repeat(maxLength + 1)];
  return [...numbers, ...texts, ...long, true, false, [], {}];
}

test.each(forms)('what the fields of $name tell is what is checked, in the same words', ({ name, fields, check }) => {
  for (const field of fields.filter(({ kind }) => !kindsOfTheirOwn.has(kind))) {
    for (const value of valuesFor(field)) {
      const checked = check({ [field.name]: value }).find(({ path }) => path[0] === field.name && path.length === 1);
      const told = checkField(field, value);
      if (told || !ownChecks.has(`${name}.${field.name}`)) {
        expect([field.name, value, told && describeFieldProblem(told)]).toEqual([
          field.name,
          value,
          checked?.message ?? null,
        ]);
      }
    }
  }
});
