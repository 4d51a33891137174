import type { Client } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { readItems } from '../items/read-items-of.ts';
import { CorrectNodeMutation } from './control-documents.ts';
import { toRunNode } from '../state/read-execution.ts';
import { movedOn } from './run-actions.ts';
import type { RunStore } from '../state/run-store.ts';
import { correctionKey } from '../state/corrections.ts';
import type { CorrectedField, Refusal } from '../state/corrections.ts';
import { formOf, readWritten } from '../value/values-form.ts';

/** `late`: the run is in another state than it looked. Both of the others than `saved` leave the reason with the correction. */
export type SaveOutcome = 'saved' | 'refused' | 'late';

/** Whose values are put right: a node’s, or those of one of its items. */
interface CorrectedPlace {
  nodeKey: string;
  /** Null for the node itself. */
  itemIndex: number | null;
  field: CorrectedField;
}

/** Saves what was written in place of a node's values. What cannot be saved stays as it was written, with the reason. */
export async function saveCorrection(
  client: Client,
  run: RunStore,
  { nodeKey, itemIndex, field }: CorrectedPlace,
): Promise<SaveOutcome> {
  const node = run.getState().nodes[nodeKey];
  const part = itemIndex === null ? node : node?.items[itemIndex];
  const correction = part && run.corrections.getState()[correctionKey(part.id, field)];
  if (!node || !correction) return 'saved';
  const { id } = part;
  const { texts } = correction;
  const fields = formOf(part[field]);
  const written = readWritten(part[field], texts);
  if (!written.ok) return refuse('refused', { byName: atTexts(written.problems), whole: null });

  const input = { nodeExecutionId: node.id, itemIndex, [field]: written.values };
  const { data, error } = await client.mutation(CorrectNodeMutation, { input }).toPromise();
  const answer = readAnswer(error, data?.updateNodeExecution, 'UpdateNodeExecutionPayload');
  if (answer.ok) {
    const corrected = toRunNode(answer.payload.nodeExecution);
    run.setState(({ nodes }) => {
      const { items = {}, itemsTurn = 0 } = nodes[nodeKey] ?? {};
      return { nodes: { ...nodes, [nodeKey]: { ...corrected, items, itemsTurn: itemsTurn + 1 } } };
    });
    if (itemIndex !== null) await readAgain(client, run, nodeKey, itemIndex);
    run.corrections.drop(id, field);
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
    run.corrections.refuse({ nodeExecutionId: id, field }, refusal);
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

/** What is saved of an item stands in it before what was written is let go. */
async function readAgain(client: Client, run: RunStore, nodeKey: string, index: number): Promise<void> {
  const node = run.getState().nodes[nodeKey];
  const where = node?.items[index]?.coordinates.map((one) => ({ nodeKey: one.nodeKey, index: one.index }));
  if (!node || !where) return;
  const { id } = node;
  await run.readItems(nodeKey, async () => (await readItems(client, { id, first: 1, where, withInput: true })).items);
}
