import { compare as compareDecimals, readDecimal } from '@visualadgen/graph/money/decimal.ts';
import { z } from 'zod';
import { defineCondition, missing } from '../define-condition.ts';
import { shown, textOf, unfit } from '../subject.ts';

/** By how the two compare: below zero, zero, or above it. */
const comparisons = {
  at_least: { label: 'at least', holds: (order: number) => order >= 0 },
  at_most: { label: 'at most', holds: (order: number) => order <= 0 },
  more_than: { label: 'more than', holds: (order: number) => order > 0 },
  less_than: { label: 'less than', holds: (order: number) => order < 0 },
  equal: { label: 'exactly', holds: (order: number) => order === 0 },
};
type Comparison = keyof typeof comparisons;
const names = Object.keys(comparisons) as [Comparison, ...Comparison[]];

export const numberCompares = defineCondition({
  kind: 'NUMBER',
  label: 'Number',
  says: 'is {compare} {number}',
  saysNot: 'is not {compare} {number}',
  settings: z.strictObject({
    compare: z
      .enum(names)
      .default('at_least')
      .meta({
        label: 'Compare',
        optionLabels: Object.fromEntries(names.map((name) => [name, comparisons[name].label])),
      }),
    number: z
      .number()
      .min(-1e15)
      .max(1e15)
      .nullable()
      .default(null)
      .meta({ label: 'Number', isRequired: true, help: 'What comes in must be a plain number, such as 12.50.' }),
  }),
  checkSettings: ({ number }) =>
    number === null ? missing('number', 'There is no number to compare with yet: write one.') : null,
  holds(subject, { compare, number }) {
    const order = compareDecimals(readDecimal(numberIn(textOf(subject))), readDecimal(String(number ?? 0)));
    return comparisons[compare].holds(order);
  },
});

/** Longer ones are numbers of something else. */
const longestNumber = 60;

/** The number that a text is, exactly as it is written. Throws RULE_UNFIT: nothing is guessed, for 1,500 is not the same everywhere. */
export function numberIn(text: string): string {
  const written = text.trim();
  if (written.length <= longestNumber && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(written)) return written;
  const message = `This rule needs a number, but ${shown(text)} came in: write it as 1500 or 12.50, with no spaces, commas, units or currency signs.`;
  throw unfit(message, { expected: 'a number', value: text });
}
