import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { plainStored } from '@visualadgen/graph/values/plain-values.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import { indexWords, tagKey, vocabularyOf } from '../../assets/search/asset-words.ts';
import type { JobEnd } from '../../jobs/define-job.ts';
import type { Database, Transaction } from '../../store/database.ts';
import { type FoundDescription, listAnsweringModels, lockAsking, writeDescription } from '../../store/descriptions.ts';
import { listNodeExecutions } from '../../store/executions.ts';
import { addLibraryWords } from '../../store/library-words.ts';
import { mendText } from '../../store/json-text.ts';
import type { ExecutionRow } from '../../store/tables.ts';
import { describeKey } from './describing-graph.ts';

/** In characters, of what is kept with a picture; models are asked for less. */
const longest = { caption: 500, tag: 60, text: 2_000 };
const mostTags = 30;

/** Where no model was asked. */
export const describedHere = 'LOCAL';

/** What an execution found is kept with the picture, and is among the words by which it is found, in one transaction with the job's end. */
export async function keepDescription(
  { database }: { database: Database },
  asking: { id: string; request: string },
  execution: ExecutionRow,
): Promise<JobEnd> {
  const nodes = await listNodeExecutions(database.service, [execution.id]);
  const node = nodes.find(({ node_key: key }) => key === describeKey);
  // What was taken over from a run of a workflow was answered there.
  const answered = [node?.id, node?.reused_from].filter((id) => id != null);
  const models = answered.length === 0 ? [] : await listAnsweringModels(database.service, answered);
  const [model] = models;
  const read = readFound(plainStored(node?.output ?? {}));
  // Without a model nobody has looked for words.
  const text = model === undefined ? null : read.text;
  const found = { ...read, text, by: model ?? describedHere, cost: execution.total_cost };
  return { write: (db) => keep(db, asking, found) };
}

async function keep(db: Transaction, asking: { id: string; request: string }, found: FoundDescription): Promise<void> {
  const asset = await lockAsking(db, asking);
  if (!asset) return;
  const known = { ...asset, caption: found.caption, found_tags: found.tags, found_text: found.text };
  const words = indexWords(asset.user_id, known);
  await addLibraryWords(db, asset.user_id, vocabularyOf(asset.user_id, words));
  await writeDescription(db, asset.id, found, words);
}

/** Whoever looked at it may have written anything, so it is brought into form here: no tag twice, none without a letter. */
export function readFound({ caption, tags, text }: Values): Pick<FoundDescription, 'caption' | 'tags' | 'text'> {
  const byKey = new Map<string, string>();
  for (const tag of Array.isArray(tags) ? tags : []) {
    const tidy = typeof tag === 'string' ? cutText(tidyName(mendText(tag)).replaceAll(/\s+/gu, ' '), longest.tag) : '';
    const key = tagKey(tidy);
    if (/[\p{L}\p{N}]/u.test(key) && !byKey.has(key)) byKey.set(key, tidy);
  }
  return {
    caption: line(caption, longest.caption),
    tags: [...byKey.values()].slice(0, mostTags),
    text: typeof text === 'string' ? cutText(mendText(text).trim(), longest.text, '…') : null,
  };
}

function line(text: unknown, most: number): string | null {
  const whole = typeof text === 'string' ? mendText(text).replaceAll(/\s+/gu, ' ').trim() : '';
  return whole === '' ? null : cutText(whole, most, '…');
}
