import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { RunItem, RunNode, RunState } from './run-state.ts';
import { formOf } from '../value/values-form.ts';

/** What of a node can be put right: what it is about to take, or what it gave. */
export type CorrectedField = 'input' | 'output';

/** What a person has written in place of a node's values and has not saved yet. */
export interface Correction {
  /** Of the node, or of one of its items: their ids are their own. */
  nodeExecutionId: string;
  field: CorrectedField;
  /** What is written, by the value's name; only what differs from what stood there. */
  texts: Readonly<Record<string, string>>;
  /** What stood there when it was begun. */
  before: Readonly<Record<string, string>>;
  /** Why it could not be saved, where that was tried. */
  refusal?: Refusal;
}

/** Why a correction was not saved. */
export interface Refusal {
  /** What was wrong with this very text, by the value's name. */
  byName: Readonly<Record<string, { text: string; message: string }>>;
  whole: string | null;
}

/**
 * Corrections that are not saved. They outlive the forms they are written in: neither an event nor another tab of the
 * panel may take them away.
 */
export interface Corrections extends StoreApi<Readonly<Record<string, Correction>>> {
  write(of: Pick<Correction, 'nodeExecutionId' | 'field'>, name: string, text: string, before: string): void;
  refuse(of: Pick<Correction, 'nodeExecutionId' | 'field'>, refusal: Refusal): void;
  drop(nodeExecutionId: string, field: CorrectedField): void;
}

export function createCorrections(): Corrections {
  const store = createStore<Readonly<Record<string, Correction>>>(() => ({}));
  function drop(nodeExecutionId: string, field: CorrectedField) {
    const { [correctionKey(nodeExecutionId, field)]: _, ...others } = store.getState();
    store.setState(others, true);
  }

  return {
    ...store,
    drop,
    refuse({ nodeExecutionId, field }, refusal) {
      const key = correctionKey(nodeExecutionId, field);
      const known = store.getState()[key];
      if (known) store.setState({ [key]: { ...known, refusal } });
    },
    write({ nodeExecutionId, field }, name, text, standing) {
      const key = correctionKey(nodeExecutionId, field);
      const known: Correction = store.getState()[key] ?? { nodeExecutionId, field, texts: {}, before: {} };
      const before = { ...known.before, [name]: known.before[name] ?? standing };
      const texts = { ...known.texts, [name]: text };
      // Written back to what stands there, it is no correction any more.
      if (text === standing) {
        delete texts[name];
        delete before[name];
      }
      if (Object.keys(texts).length === 0) drop(nodeExecutionId, field);
      else store.setState({ [key]: { ...known, texts, before } });
    },
  };
}

export function correctionKey(nodeExecutionId: string, field: CorrectedField): string {
  return `${nodeExecutionId}.${field}`;
}

/** Whether a value of the node can be put right now. */
export function canCorrect(run: Pick<RunState, 'execution'>, node: RunNode, field: CorrectedField): boolean {
  // Of a node that runs over lists, each item is put right by itself.
  if (run.execution?.status !== 'PAUSED' || node.itemCounts !== null) return false;
  return node.status === (field === 'input' ? 'PAUSED' : 'COMPLETED') && formOf(node[field]).length > 0;
}

/** The same of one item of a node that runs over lists. */
export function canCorrectItem(
  run: Pick<RunState, 'execution'>,
  node: RunNode,
  item: RunItem,
  field: CorrectedField,
): boolean {
  if (run.execution?.status !== 'PAUSED' || item.isLeftOut || formOf(item[field]).length === 0) return false;
  return field === 'input' ? node.status === 'PAUSED' : node.status === 'COMPLETED' && item.status === 'COMPLETED';
}

/** A correction with the node that it is of. */
export interface NodeCorrection {
  nodeKey: string;
  node: RunNode;
  /** The item that it is of; undefined for one of the node itself. */
  item?: RunItem;
  correction: Correction;
}

/** The corrections of a run's nodes that are not saved. */
export function unsavedOf(
  { nodes }: Pick<RunState, 'nodes'>,
  corrections: Readonly<Record<string, Correction>>,
): NodeCorrection[] {
  if (Object.keys(corrections).length === 0) return [];
  return Object.entries(nodes).flatMap(([nodeKey, node]) =>
    [undefined, ...Object.values(node.items)].flatMap((item) =>
      (['input', 'output'] as const).flatMap((field) => {
        const correction = corrections[correctionKey((item ?? node).id, field)];
        return correction ? [{ nodeKey, node, ...(item && { item }), correction }] : [];
      }),
    ),
  );
}

/** Whether the values that a correction is of can be put right now. */
export function canBeSaved(
  run: Pick<RunState, 'execution'>,
  { node, item, correction: { field } }: NodeCorrection,
): boolean {
  return item ? canCorrectItem(run, node, item, field) : canCorrect(run, node, field);
}

/**
 * Those that can still be saved, what nodes gave before what others are about to take: a value that is put right
 * further up may change what comes after it.
 */
export function savableOf(
  run: Pick<RunState, 'nodes' | 'execution'>,
  corrections: Readonly<Record<string, Correction>>,
): NodeCorrection[] {
  return unsavedOf(run, corrections)
    .filter((one) => canBeSaved(run, one))
    .toSorted((a, b) => Number(a.correction.field === 'input') - Number(b.correction.field === 'input'));
}
