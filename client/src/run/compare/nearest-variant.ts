import { sameJson } from '../../graph/model/same-json.ts';
import { diffWords } from '../../graph/changes/diff-words.ts';
import type { MadeBy } from '../image/image-facts.ts';
import type { ImageGroup } from '../results/run-images.ts';

/** An image that another can be held against. */
export interface Variant {
  key: string;
  url: string;
  label: string;
  group: ImageGroup;
  /** The node that it came from: the one that made it, where that is known. */
  nodeKey: string;
  /** It is of the run before. */
  isEarlier: boolean;
  facts: MadeHow | undefined;
}

type MadeHow = Pick<MadeBy, 'model' | 'prompt' | 'parameters'>;

/**
 * The variant that a person most likely means to compare an image with: of the same node, in this run or the one before,
 * made from the likest words and settings; else one of another node; what a run only started from comes last.
 */
export function nearestVariant(
  own: Pick<Variant, 'nodeKey' | 'facts'>,
  others: readonly Variant[],
): Variant | undefined {
  return others
    .map((variant) => ({ variant, rank: rankOf(own, variant) }))
    .toSorted((a, b) => compareRanks(a.rank, b.rank))[0]?.variant;
}

/** What is compared first stands first; less is nearer. */
function rankOf(own: Pick<Variant, 'nodeKey' | 'facts'>, { group, nodeKey, isEarlier, facts }: Variant): number[] {
  return [
    group === 'taken' ? 1 : 0,
    nodeKey === own.nodeKey ? 0 : 1,
    own.facts && facts ? distance(own.facts, facts) : 0,
    isEarlier ? 1 : 0,
    group === 'final' ? 0 : 1,
  ];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((part, index) => part !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

/** How unlike two images were asked for: 0 for the very same. A setting weighs as much as a quarter of the words. */
function distance(a: MadeHow, b: MadeHow): number {
  const names = new Set([...Object.keys(a.parameters), ...Object.keys(b.parameters)]);
  // The prompt is compared as it was written, and an image to edit has another link each time it is asked for.
  const settings = [...names].filter((name) => name !== 'prompt' && !/_urls?$/.test(name));
  const changed = settings.filter((name) => !sameJson(a.parameters[name], b.parameters[name]));
  return wordDistance(a.prompt, b.prompt) * 4 + changed.length + (a.model === b.model ? 0 : 4);
}

/** Between 0 for the same words and 1 for all others. */
function wordDistance(a: string, b: string): number {
  const parts = diffWords(a, b);
  const all = parts.reduce((sum, { text }) => sum + text.length, 0);
  const changed = parts.reduce((sum, { kind, text }) => sum + (kind === 'same' ? 0 : text.length), 0);
  return all === 0 ? 0 : changed / all;
}
