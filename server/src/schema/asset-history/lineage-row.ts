import type { AssetRow, ExecutionRow, GenerationRow } from '../../store/tables.ts';

/* Where a picture came from, as data. */

/** Steps of one lineage. */
export const mostSteps = 200;

export const lineageKinds = {
  IMAGE: 'An image: `asset`.',
  POST: 'Posts or trending words of a community.',
  TEXT: 'Words that somebody wrote, in a text, a list or a table.',
  WRITING: 'Words that a model wrote.',
  PROMPT: 'The prompt.',
  STEP: 'Another node on the way, such as a filter.',
  MODEL: 'A model made an image.',
  EDIT: 'An edit in one sentence.',
  CUT: 'A part was cut out.',
  COMPOSITION: 'Pictures and words were put together.',
} as const;
export type LineageKind = keyof typeof lineageKinds;

/** `key` is unique within a lineage. */
export interface LineageStepRow {
  key: string;
  kind: LineageKind;
  title: string;
  text: string | null;
  seed: number | null;
  asset: AssetRow | null;
  execution: ExecutionRow | null;
  generation: GenerationRow | null;
  at: Date | null;
}

export interface LineageRow {
  steps: LineageStepRow[];
  links: LineageLinkRow[];
  isCutOff: boolean;
}

/** By the keys of two steps. */
export interface LineageLinkRow {
  from: string;
  to: string;
}
