import { nameKey, searchKey } from '@visualadgen/graph/text/compare-text.ts';
import { z } from 'zod';
import { missing, type SettingProblem } from '../define-condition.ts';
import { type Subject, textOf } from '../subject.ts';

/** What is set where a text is compared with another. */
export const comparing = z.strictObject({
  text: z
    .string()
    .normalize('NFC')
    .max(2_000)
    .default('')
    .meta({ label: 'Text', isRequired: true, placeholder: 'free shipping' }),
  matches_case: z.boolean().default(false).meta({ label: 'Capital letters matter' }),
});

type Comparing = z.infer<typeof comparing>;

export function checkComparing({ text }: Comparing): SettingProblem | null {
  return nameKey(text) === '' ? missing('text', 'There is no text to compare with yet: write one.') : null;
}

/** Both sides as they are compared: what looks the same is the same. Throws RULE_UNFIT for a picture. */
export function bothSides(subject: Subject, { text, matches_case: matchesCase }: Comparing): [string, string] {
  const keyOf = matchesCase ? nameKey : searchKey;
  return [keyOf(textOf(subject)), keyOf(text)];
}
