import type { Client } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { CorrectNodeMutation } from './control-documents.ts';
import { toRunNode } from '../state/read-execution.ts';
import { movedOn } from './run-actions.ts';
import type { RunStore } from '../state/run-store.ts';
import { correctionKey } from '../state/corrections.ts';
import type { CorrectedField, Refusal } from '../state/corrections.ts';
import { formOf, readWritten } from '../value/values-form.ts';

/** `late`: the run is in another state than it looked. Both of the others than `saved` leave the reason with the correction. */
export type SaveOutcome = 'saved' | 'refused' | 'late';

/** Saves what was written in place of a node's values. What cannot be saved stays as it was written, with the reason. */
export async function saveCorrection(
  client: Client,
  run: RunStore,
  nodeKey: string,
  field: CorrectedField,
): Promise<SaveOutcome> {
  const node = run.getState().nodes[nodeKey];
  const correction = node && run.corrections.getState()[correctionKey(node.id, field)];
  if (!node || !correction) return 'saved';
  const { texts } = correction;
  const fields = formOf(node[field]);
  const written = readWritten(node[field], texts);
  if (!written.ok) return refuse('refused', { byName: atTexts(written.problems), whole: null });

  const input = { nodeExecutionId: node.id, [field]: written.values };
  const { data, error } = await client.mutation(CorrectNodeMutation, { input }).toPromise();
  const answer = readAnswer(error, data?.updateNodeExecution, 'UpdateNodeExecutionPayload');
  if (answer.ok) {
    const corrected = toRunNode(answer.payload.nodeExecution);
    run.setState(({ nodes }) => ({ nodes: { ...nodes, [nodeKey]: corrected } }));
    run.corrections.drop(node.id, field);
    return 'saved';
  }
  switch (answer.error?.__typename) {
    case 'InputInvalidError':
      return refuse('refused', readProblems(answer.error.fields));
    case 'StateConflictError':
      return refuse('late', { byName: {}, whole: movedOn(answer.error.execution) });
    case 'NotFoundError':
    case undefined:
      return refuse('refused', { byName: {}, whole: answer.message });
  }

  function refuse(outcome: SaveOutcome, refusal: Refusal): SaveOutcome {
    if (node) run.corrections.refuse({ nodeExecutionId: node.id, field }, refusal);
    return outcome;
  }

  /** Each problem with the text that it is about: another text may be right. */
  function atTexts(messages: Readonly<Record<string, string>>): Refusal['byName'] {
    const standing = new Map(fields.map(({ name, text }) => [name, text]));
    return Object.fromEntries(
      Object.entries(messages).map(([name, message]) => [
        name,
        { text: texts[name] ?? standing.get(name) ?? '', message },
      ]),
    );
  }

  function readProblems(problems: readonly { path: readonly string[]; message: string }[]): Refusal {
    const known = new Set(fields.map(({ name }) => name));
    const here = problems.filter(({ path }) => known.has(path[1] ?? ''));
    const elsewhere = problems.filter((problem) => !here.includes(problem));
    return {
      byName: atTexts(Object.fromEntries(here.map(({ path, message }) => [path[1] ?? '', `It ${message}`]))),
      whole: elsewhere.map(({ path, message }) => `${path.slice(1).join('.') || 'It'} ${message}`).join(' ') || null,
    };
  }
}
