import { z } from 'zod';
import { countCharacters, countWords } from '../../answers/check-text.ts';
import { defineCondition, missing } from '../define-condition.ts';
import { textOf } from '../subject.ts';

const counters = { characters: countCharacters, words: countWords };

export const textLength = defineCondition({
  kind: 'TEXT_LENGTH',
  label: 'Length of the text',
  says: 'has {compare} {count} {unit}',
  saysNot: 'does not have {compare} {count} {unit}',
  settings: z.strictObject({
    compare: z
      .enum(['at_most', 'at_least'])
      .default('at_most')
      .meta({ label: 'Compare', optionLabels: { at_most: 'at most', at_least: 'at least' } }),
    count: z.int().min(0).max(1_000_000).nullable().default(null).meta({ label: 'How many', isRequired: true }),
    unit: z
      .enum(['characters', 'words'])
      .default('characters')
      .meta({ label: 'Of what', optionLabels: { characters: 'characters', words: 'words' } }),
  }),
  checkSettings: ({ count }) =>
    count === null ? missing('count', 'There is no length to compare with yet: write a number.') : null,
  holds(subject, { compare, count, unit }) {
    const has = counters[unit](textOf(subject));
    const limit = count ?? 0;
    return compare === 'at_most' ? has <= limit : has >= limit;
  },
});
