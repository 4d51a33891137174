import { useState } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import { readAnswer } from '../../api/read-answer.ts';
import { toast } from '../../ui/toast.ts';
import { CorrectNodeMutation } from '../control-documents.ts';
import { toRunNode } from '../read-execution.ts';
import { movedOn } from '../run-actions.ts';
import { useRunActionsOnScreen } from '../RunActionsContext.tsx';
import { useRunStore } from '../RunContext.tsx';
import { runToast } from '../useRunActions.ts';
import type { RunNode } from '../run-state.ts';
import { correctionKey } from './corrections.ts';
import type { Correction, CorrectedField } from './corrections.ts';
import { formOf, jsonProblem, readWritten } from './values-form.ts';
import type { FormField } from './values-form.ts';

/** One value of a node, with what is written in its place. */
export interface CorrectedValue extends FormField {
  /** As it is on the server. */
  saved: string;
  error: string | null;
  /** Somebody else has changed it since this correction was begun. */
  isOvertaken: boolean;
}

interface Problems {
  /** What was wrong with this very text, by the value's name. */
  byName: Readonly<Record<string, { text: string; message: string }>>;
  whole: string | null;
}

const none: Problems = { byName: {}, whole: null };

/** What a node takes or gave, to be written over and saved. */
export function useCorrection(nodeKey: string, node: RunNode, field: CorrectedField) {
  const client = useClient();
  const run = useRunStore();
  const { followAgain } = useRunActionsOnScreen();
  const of = { nodeExecutionId: node.id, field };
  const correction = useStore(run.corrections, (all): Correction | undefined => all[correctionKey(node.id, field)]);
  const [problems, setProblems] = useState(none);
  const [isSaving, setIsSaving] = useState(false);
  const texts = correction?.texts ?? {};

  const values = formOf(node[field]).map((value): CorrectedValue => {
    const text = texts[value.name] ?? value.text;
    const refused = problems.byName[value.name];
    return {
      ...value,
      saved: value.text,
      text,
      error: refused?.text === text ? refused.message : isWrongJson(value, text),
      isOvertaken: correction !== undefined && (correction.before[value.name] ?? value.text) !== value.text,
    };
  });

  async function save() {
    const written = readWritten(node[field], texts);
    if (!written.ok) return setProblems({ byName: atTexts(written.problems), whole: null });
    setIsSaving(true);
    const input = { nodeExecutionId: node.id, [field]: written.values };
    const { data, error } = await client.mutation(CorrectNodeMutation, { input }).toPromise();
    setIsSaving(false);
    const answer = readAnswer(error, data?.updateNodeExecution, 'UpdateNodeExecutionPayload');
    if (answer.ok) {
      const corrected = toRunNode(answer.payload.nodeExecution);
      run.setState(({ nodes }) => ({ nodes: { ...nodes, [nodeKey]: corrected } }));
      run.corrections.drop(node.id, field);
      // It may still say that this is not saved.
      toast.dismiss(runToast);
      return setProblems(none);
    }
    switch (answer.error?.__typename) {
      case 'InputInvalidError':
        return setProblems(readProblems(answer.error.fields));
      case 'StateConflictError':
        followAgain();
        return setProblems({ byName: {}, whole: movedOn(answer.error.execution) });
      case 'NotFoundError':
      case undefined:
        return setProblems({ byName: {}, whole: answer.message });
    }
  }

  /** Each problem with the text that it is about: another text may be right. */
  function atTexts(messages: Readonly<Record<string, string>>): Problems['byName'] {
    const shown = new Map(values.map(({ name, text }) => [name, text]));
    return Object.fromEntries(
      Object.entries(messages).map(([name, message]) => [name, { text: shown.get(name) ?? '', message }]),
    );
  }

  function readProblems(fields: readonly { path: readonly string[]; message: string }[]): Problems {
    const known = new Set(values.map(({ name }) => name));
    const here = fields.filter(({ path }) => known.has(path[1] ?? ''));
    const elsewhere = fields.filter((problem) => !here.includes(problem));
    return {
      byName: atTexts(Object.fromEntries(here.map(({ path, message }) => [path[1] ?? '', `It ${message}`]))),
      whole: elsewhere.map(({ path, message }) => `${path.slice(1).join('.') || 'It'} ${message}`).join(' ') || null,
    };
  }

  return {
    values,
    problem: problems.whole,
    isDirty: Object.keys(texts).length > 0,
    isSaving,
    write: (name: string, text: string, saved: string) => run.corrections.write(of, name, text, saved),
    takeBack() {
      setProblems(none);
      run.corrections.drop(node.id, field);
    },
    save,
  };
}

function isWrongJson({ kind }: FormField, text: string): string | null {
  return kind === 'json' ? jsonProblem(text) : null;
}
