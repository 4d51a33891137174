import { nameKey } from '@visualadgen/graph/text/compare-text.ts';
import { z } from 'zod';
import { defineCondition } from '../define-condition.ts';
import { textOf } from '../subject.ts';

/** Spaces, and signs that nobody can see, are nothing. */
export const textIsEmpty = defineCondition({
  kind: 'TEXT_IS_EMPTY',
  label: 'Text is empty',
  says: 'is empty',
  saysNot: 'is not empty',
  settings: z.strictObject({}),
  holds: (subject) => nameKey(textOf(subject)) === '',
});
