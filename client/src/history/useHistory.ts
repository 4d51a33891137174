import { useCallback, useEffect, useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { useClient } from 'urql';
import { WorkflowExecutionsSubscription } from '../execution/execution-documents.ts';
import { isLive } from '../execution/run-state.ts';
import { HistoryQuery, HistoryRunQuery } from './history-documents.ts';
import { fits, nothingRead, withPage, withRun } from './history-state.ts';
import type { Filter, HistoryRun, HistoryState } from './history-state.ts';

const pageSize = 25;

export interface History extends HistoryState {
  /** Null while the first page is being read, or where there is no such workflow. */
  name: string | null;
  /** The first page is there. */
  isRead: boolean;
  isReading: boolean;
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
  const [error, setError] = useState<CombinedError>();
  const wanted = useRef(filter);

  const read = useCallback(
    async (of: Filter, after: string | null) => {
      setIsReading(true);
      const variables = { workflowId, first: pageSize, after };
      const result = await client.query(HistoryQuery, variables, { requestPolicy: 'network-only' }).toPromise();
      if (wanted.current !== of) return;
      setIsReading(false);
      setError(result.error);
      const workflow = result.data?.workflow;
      if (!workflow) return;
      const { edges, pageInfo } = workflow.executions;
      const page = {
        runs: edges.flatMap(({ node }) => (fits(of, node) ? [node] : [])),
        endCursor: pageInfo.endCursor ?? null,
        hasMore: pageInfo.hasNextPage,
      };
      setName(workflow.name);
      setReadFor(of);
      setState((before) => withPage(after === null ? nothingRead : before, page));
    },
    [client, workflowId],
  );

  useEffect(() => {
    wanted.current = filter;
    void read(filter, null);
  }, [read, filter]);

  useEffect(() => {
    async function readRun(id: string) {
      const { data } = await client.query(HistoryRunQuery, { id }, { requestPolicy: 'network-only' }).toPromise();
      const run = data?.execution;
      if (run && fits(wanted.current, run)) setState((before) => withRun(before, run));
    }
    const told = client.subscription(WorkflowExecutionsSubscription, { workflowId }).subscribe(({ data }) => {
      const fields = data?.workflowExecutions;
      if (!fields) return;
      setState((before) => {
        const known = before.runs.find(({ id }) => id === fields.id);
        const run: HistoryRun = { ...noPictures, ...known, ...fields };
        return known || fits(wanted.current, run) ? withRun(before, run) : before;
      });
      // What came out of it is told by nobody.
      if (!isLive(fields.status)) void readRun(fields.id);
    });
    return told.unsubscribe;
  }, [client, workflowId]);

  const readMore = useCallback(() => void read(filter, state.endCursor), [read, filter, state.endCursor]);
  return { ...state, name, isRead: readFor === filter, isReading, error, readMore };
}

const noPictures = {
  retryOf: null,
  generations: { __typename: 'GenerationConnection', edges: [] },
} satisfies Partial<HistoryRun>;
