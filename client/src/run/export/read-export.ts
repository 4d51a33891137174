import { type MadeFile, type Value } from '@visualadgen/graph/values/value.ts';
import type { ExportFieldsFragment } from '../../api/generated/graphql.ts';
import { readNodeValues } from '../value/node-values.ts';

/** An export, as somebody sees it who wants its file. */
export type Export = { id: string } & (
  | { state: 'UNDER_WAY' }
  | { state: 'DONE'; file: MadeFile; problems: readonly string[]; createdAt: string }
  | { state: 'FAILED'; error: string }
);

export function readExport({ id, status, error, createdAt, nodeExecutions }: ExportFieldsFragment): Export {
  if (status === 'PENDING' || status === 'RUNNING' || status === 'PAUSED') return { id, state: 'UNDER_WAY' };
  const node = nodeExecutions.find(({ node: { key } }) => key === 'export');
  const { file, problems } = (node && readNodeValues(node.outputValues)) ?? {};
  if (status === 'COMPLETED' && file?.kind === 'file')
    return { id, state: 'DONE', file: file.file, problems: textsOf(problems), createdAt };
  const reason = status === 'CANCELLED' ? 'The export was cancelled.' : 'The export failed.';
  return { id, state: 'FAILED', error: error ?? reason };
}

function textsOf(value: Value | undefined): string[] {
  if (value?.kind === 'data' && Array.isArray(value.data)) return value.data.map(String);
  return value?.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'text' ? [item.text] : [])) : [];
}
