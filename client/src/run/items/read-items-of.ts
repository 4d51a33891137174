import type { Client } from 'urql';
import { refetch } from '../../api/refetch.ts';
import type { NodeItemsQueryVariables } from '../../api/generated/graphql.ts';
import { NodeItemsQuery } from '../state/item-documents.ts';
import { toRunItem } from '../state/read-items.ts';
import type { RunItem } from '../state/run-state.ts';

export interface ItemPage {
  items: readonly RunItem[];
  totalCount: number;
  /** Where the next page begins; null after the last. */
  next: string | null;
}

const nothing: ItemPage = { items: [], totalCount: 0, next: null };

/** A page of a node's items. One that cannot be read is empty. */
export async function readItems(
  client: Client,
  page: Omit<NodeItemsQueryVariables, 'withInput'> & { withInput?: boolean },
): Promise<ItemPage> {
  const { data } = await refetch(client, NodeItemsQuery, { withInput: false, ...page });
  const connection = data?.node?.__typename === 'NodeExecution' ? data.node.items : null;
  if (!connection) return nothing;
  const { edges, totalCount, pageInfo } = connection;
  return {
    items: edges.map(({ node }) => toRunItem(node)),
    totalCount,
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}

/** Which items of a node have failed. */
export async function readFailed(client: Client, id: string): Promise<number[]> {
  const failed: number[] = [];
  let after: string | null = null;
  do {
    const page: ItemPage = await readItems(client, { id, first: 100, after, status: ['FAILED'], where: null });
    failed.push(...page.items.map(({ index }) => index));
    after = page.next;
  } while (after !== null);
  return failed;
}
