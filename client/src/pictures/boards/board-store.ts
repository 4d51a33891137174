import { useEffect } from 'react';
import { type Client, type OperationResult, useClient } from 'urql';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useOnReconnected } from '../../api/connection.ts';
import type { BoardFieldsFragment, BoardsQuery as BoardsQueryData } from '../../api/generated/graphql.ts';
import { explainFailure } from '../../api/read-answer.ts';
import { refetch } from '../../api/refetch.ts';
import { BoardsQuery } from './board-documents.ts';

export type Board = BoardFieldsFragment;

interface BoardState {
  /** Null until they are read. */
  boards: readonly Board[] | null;
  problem: string | null;
}

const nothingRead: BoardState = { boards: null, problem: null };
const pageSize = 100;

/** One for each person: another has another client. */
const stores = new WeakMap<Client, ReturnType<typeof createBoardStore>>();

function createBoardStore() {
  return createStore<BoardState>(() => nothingRead);
}

function storeOf(client: Client) {
  const store = stores.get(client) ?? createBoardStore();
  stores.set(client, store);
  return store;
}

/** Reads all boards as they are now, by whatever page shows them. */
export async function readBoards(client: Client): Promise<void> {
  const store = storeOf(client);
  const boards: Board[] = [];
  let after: string | null = null;
  do {
    const answer: OperationResult<BoardsQueryData> = await refetch(client, BoardsQuery, { first: pageSize, after });
    if (!answer.data) return store.setState({ problem: explainFailure(answer.error) });
    const { nodes, pageInfo } = answer.data.boards;
    boards.push(...nodes);
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
  } while (after !== null);
  store.setState({ boards, problem: null });
}

/** The boards of the person, newest first. */
export function useBoards(): BoardState {
  const client = useClient();
  useEffect(() => void readBoards(client), [client]);
  useOnReconnected(() => void readBoards(client));
  return useStore(storeOf(client));
}
