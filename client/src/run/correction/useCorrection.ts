import { useState } from 'react';
import { useClient } from 'urql';
import { useStore } from 'zustand';
import { toast } from '../../ui/toast/toast.ts';
import { useRunActionsOnScreen } from '../control/RunActionsContext.tsx';
import { useRunStore } from '../state/RunContext.tsx';
import { runToast } from '../control/useRunActions.ts';
import type { RunItem, RunNode } from '../state/run-state.ts';
import { correctionKey } from '../state/corrections.ts';
import type { Correction, CorrectedField } from '../state/corrections.ts';
import { saveCorrection } from '../control/save-correction.ts';
import { formOf, jsonProblem } from '../value/values-form.ts';
import type { FormField } from '../value/values-form.ts';

/** One value of a node, with what is written in its place. */
export interface CorrectedValue extends FormField {
  /** As it is on the server. */
  saved: string;
  error: string | null;
  /** Somebody else has changed it since this correction was begun. */
  isOvertaken: boolean;
}

interface Corrected {
  nodeKey: string;
  node: RunNode;
  /** Of a node that runs over lists: the one that is put right. */
  item: RunItem | undefined;
  field: CorrectedField;
}

/** What a node takes or gave, to be written over and saved. */
export function useCorrection({ nodeKey, node, item, field }: Corrected) {
  const part = item ?? node;
  const client = useClient();
  const run = useRunStore();
  const { followAgain } = useRunActionsOnScreen();
  const of = { nodeExecutionId: part.id, field };
  const correction = useStore(run.corrections, (all): Correction | undefined => all[correctionKey(part.id, field)]);
  const [isSaving, setIsSaving] = useState(false);
  const { texts = {}, before = {}, refusal } = correction ?? {};

  const values = formOf(part[field]).map((value): CorrectedValue => {
    const text = texts[value.name] ?? value.text;
    const refused = refusal?.byName[value.name];
    return {
      ...value,
      saved: value.text,
      text,
      error: refused?.text === text ? refused.message : isWrongJson(value, text),
      isOvertaken: correction !== undefined && (before[value.name] ?? value.text) !== value.text,
    };
  });

  async function save() {
    setIsSaving(true);
    const outcome = await saveCorrection(client, run, { nodeKey, itemIndex: item?.index ?? null, field });
    setIsSaving(false);
    // It may still say that this is not saved.
    if (outcome === 'saved') toast.dismiss(runToast);
    if (outcome === 'late') followAgain();
  }

  return {
    values,
    /** Why it was not saved; each refusal anew. */
    refusal,
    isDirty: correction !== undefined,
    isSaving,
    write: (name: string, text: string, saved: string) => run.corrections.write(of, name, text, saved),
    takeBack: () => run.corrections.drop(part.id, field),
    save,
  };
}

function isWrongJson({ kind }: FormField, text: string): string | null {
  return kind === 'json' ? jsonProblem(text) : null;
}
