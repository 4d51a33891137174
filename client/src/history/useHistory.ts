import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client, CombinedError } from 'urql';
import { useClient } from 'urql';
import { refetch } from '../api/refetch.ts';
import { WorkflowExecutionsSubscription } from '../run/state/execution-documents.ts';
import { isLive } from '../run/state/run-state.ts';
import { HistoryQuery, HistoryRunQuery } from './history-documents.ts';
import { fits, nothingRead, statusesOf, withPage, withRun } from './history-state.ts';
import type { Filter, HistoryRun, HistoryState } from './history-state.ts';

const pageSize = 25;

export interface History extends HistoryState {
  /** Null while the first page is being read, or where there is no such workflow. */
  name: string | null;
  /** The first page is there. */
  isRead: boolean;
  isReading: boolean;
  /** There is no such workflow. */
  isMissing: boolean;
  error: CombinedError | undefined;
  readMore: () => void;
}

/** The runs of a workflow, newest first, page by page; those that begin or change anywhere are told of at once. */
export function useHistory(workflowId: string, filter: Filter): History {
  const client = useClient();
  const [state, setState] = useState<HistoryState>(nothingRead);
  const [name, setName] = useState<string | null>(null);
  const [readFor, setReadFor] = useState<Filter | null>(null);
  const [isReading, setIsReading] = useState(true);
  const [isMissing, setIsMissing] = useState(false);
  const [error, setError] = useState<CombinedError>();
  const wanted = useRef(filter);

  const take = useCallback((of: Filter, after: string | null, { error: failed, name: named, page }: Page) => {
    if (wanted.current !== of) return;
    setIsReading(false);
    setError(failed);
    setIsMissing(!page && !failed);
    if (!page) return;
    setName(named);
    setReadFor(of);
    setState((before) => withPage(after === null ? nothingRead : before, page));
  }, []);

  useEffect(() => {
    wanted.current = filter;
    void readPage(client, workflowId, filter, null).then((page) => take(filter, null, page));
  }, [client, workflowId, filter, take]);

  useEffect(() => {
    async function readRun(id: string) {
      const { data } = await refetch(client, HistoryRunQuery, { id });
      const run = data?.execution;
      if (run && fits(wanted.current, run)) setState((before) => withRun(before, run));
    }
    const subscription = client.subscription(WorkflowExecutionsSubscription, { workflowId }).subscribe(({ data }) => {
      const fields = data?.workflowExecutions;
      if (!fields) return;
      setState((before) => {
        const known = before.runs.find(({ id }) => id === fields.id);
        const run: HistoryRun = { ...noImages, ...known, ...fields };
        return known || fits(wanted.current, run) ? withRun(before, run) : before;
      });
      // What came out of it is told by nobody.
      if (!isLive(fields.status)) void readRun(fields.id);
    });
    return subscription.unsubscribe;
  }, [client, workflowId]);

  const readMore = useCallback(() => {
    setIsReading(true);
    void readPage(client, workflowId, filter, state.endCursor).then((page) => take(filter, state.endCursor, page));
  }, [client, workflowId, filter, state.endCursor, take]);
  return { ...state, name, isRead: readFor === filter, isReading, isMissing, error, readMore };
}

const noImages = {
  retryOf: null,
  calledBy: null,
  generations: { __typename: 'GenerationConnection', edges: [] },
} satisfies Partial<HistoryRun>;

interface Page {
  error: CombinedError | undefined;
  name: string;
  /** Null where there is no such workflow, or none could be read. */
  page: HistoryState | null;
}

async function readPage(client: Client, workflowId: string, filter: Filter, after: string | null): Promise<Page> {
  const variables = { workflowId, first: pageSize, after, status: statusesOf(filter) };
  const { data, error } = await client.query(HistoryQuery, variables, { requestPolicy: 'network-only' }).toPromise();
  const workflow = data?.workflow;
  if (!workflow) return { error, name: '', page: null };
  const { edges, pageInfo } = workflow.executions;
  const page = {
    runs: edges.map(({ node }) => node),
    endCursor: pageInfo.endCursor ?? null,
    hasMore: pageInfo.hasNextPage,
  };
  return { error, name: workflow.name, page };
}
