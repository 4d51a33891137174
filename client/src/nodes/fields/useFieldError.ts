import { useState } from 'react';
import { messageAt } from '../../editor/problems.ts';
import type { Problem } from '../../editor/problems.ts';
import type { Field } from '../catalogue.ts';
import { checkField, checkFilled } from './check-field.ts';
import { useFieldScope } from './FieldScope.ts';

/**
 * What is wrong with a field: what can be told here and now; else what the server said of this very value; else that it is
 * needed. What the server said of an earlier value stands until it is changed.
 */
export function useFieldError(field: Field, value: unknown, path: readonly string[]): string | null {
  const { problems } = useFieldScope();
  const [judged, setJudged] = useState({ problems, value });
  if (judged.problems !== problems) setJudged({ problems, value });
  if (field.kind === 'MODEL_PARAMETERS') return null;
  const told = judged.problems === problems && judged.value === value ? toldAt(problems, field, path) : null;
  return checkField(field, value) ?? told ?? checkFilled(field, value);
}

function toldAt(problems: readonly Problem[], field: Field, path: readonly string[]): string | null {
  // What a template names is judged as it is typed, by the same rule.
  const others = problems.filter(({ code }) => field.kind !== 'TEMPLATE' || !code.startsWith('TEMPLATE_'));
  const ofLink = field.linkField ? messageAt(others, [...path.slice(0, -1), field.linkField]) : null;
  return messageAt(others, path) ?? ofLink;
}
