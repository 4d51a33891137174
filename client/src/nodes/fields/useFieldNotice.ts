import { useState } from 'react';
import { fieldPath, isToDo, messageAt, problemAt } from '../../graph/words/problems.ts';
import type { Problem } from '../../graph/words/problems.ts';
import type { Field } from '../../graph/catalogue/catalogue.ts';
import { problemOf, needOf } from './field-words.ts';
import { useFieldScope } from './FieldScope.ts';

/** What is to be said at a field: `error` of what is wrong in it, `need` of what is still to be written. */
export interface FieldNotice {
  error: string | null;
  need: string | null;
}

const nothing: FieldNotice = { error: null, need: null };

/**
 * What is wrong with a field: what can be told here and now; else what the server said of this very value. What the server
 * said of an earlier value stands until it is changed. That it is empty is no fault of anybody: it is only needed.
 */
export function useFieldNotice(field: Field, value: unknown, path: readonly string[]): FieldNotice {
  const { problems, type } = useFieldScope();
  const parts = type.fields.filter(({ partOf }) => partOf === field.name).map(({ name }) => name);
  const [judged, setJudged] = useState({ problems, value });
  if (judged.problems !== problems) setJudged({ problems, value });
  if (field.kind === 'MODEL_PARAMETERS') return nothing;
  const fromServer =
    judged.problems === problems && judged.value === value ? noticeAt(problems, field, path, parts) : nothing;
  return { error: problemOf(field, value) ?? fromServer.error, need: fromServer.need ?? needOf(field, value) };
}

function noticeAt(
  problems: readonly Problem[],
  field: Field,
  path: readonly string[],
  parts: readonly string[],
): FieldNotice {
  // What a template names is judged as it is typed, by the same rule.
  const others = problems.filter(
    (problem) =>
      (field.kind !== 'TEMPLATE' || !problem.code.startsWith('TEMPLATE_')) &&
      // What is wrong in a rule stands where it is in the rule.
      (!field.kind.startsWith('RULE') || fieldPath(problem).length <= path.length + 1),
  );
  const beside = [...(field.linkField ? [field.linkField] : []), ...parts];
  const paths = [path, ...beside.map((name) => [...path.slice(0, -1), name])];
  const at = paths.find((one) => problemAt(others, one));
  const problem = at && problemAt(others, at);
  if (!problem) return nothing;
  const message = messageAt(others, at);
  return isToDo(problem) ? { error: null, need: message } : { error: message, need: null };
}
