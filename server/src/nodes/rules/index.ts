import type { ConditionKind } from './define-condition.ts';
import { askModel } from './conditions/ask-model.ts';
import { contrast } from './conditions/contrast.ts';
import { numberCompares } from './conditions/number-compares.ts';
import { textContains } from './conditions/text-contains.ts';
import { textEnds } from './conditions/text-ends.ts';
import { textIs } from './conditions/text-is.ts';
import { textIsEmpty } from './conditions/text-is-empty.ts';
import { textLength } from './conditions/text-length.ts';
import { textMatches } from './conditions/text-matches.ts';
import { textStarts } from './conditions/text-starts.ts';

/** Every kind of condition, in the order in which a form offers them. To add one, add its file and name it here. */
export const conditionKinds: readonly [ConditionKind, ...ConditionKind[]] = [
  textContains,
  textIs,
  textStarts,
  textEnds,
  textIsEmpty,
  textMatches,
  textLength,
  numberCompares,
  contrast,
  askModel,
];
