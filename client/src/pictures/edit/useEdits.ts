import { useCallback, useEffect, useState } from 'react';
import { type Client, CombinedError, useClient } from 'urql';
import { useOnReconnected } from '../../api/connection.ts';
import { refetch } from '../../api/refetch.ts';
import type { ImageEditsQuery as Loaded, ImageEditStatus } from '../../api/generated/graphql.ts';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { ImageEditsQuery } from './edit-documents.ts';
import type { ImageEdit } from './image-edit.ts';

const pageSize = 20;
/** As many as the server gives at once. */
const mostAtOnce = 100;

interface ReadEdits {
  /** Of which status; null for all. */
  status: ImageEditStatus | null;
  edits: readonly ImageEdit[];
  counts: ReadonlyMap<ImageEditStatus, number>;
  /** Null at the end. */
  next: string | null;
}

/** All edits, page by page. What is on screen stays while it is read again. */
export function useEdits(status: ImageEditStatus | null) {
  const client = useClient();
  const [read, setRead] = useState<ReadEdits | null>(null);
  const [error, setError] = useState<CombinedError>();
  const [isReading, setIsReading] = useState(false);
  const known = read?.status === status ? read : null;

  const length = known?.edits.length ?? 0;
  const take = useCallback((answer: ReadEdits | CombinedError) => {
    const isRead = 'edits' in answer;
    setError(isRead ? undefined : answer);
    if (isRead) setRead(answer);
  }, []);
  const reload = useCallback(() => {
    void ask(client, status, Math.min(mostAtOnce, Math.max(pageSize, length)), null).then(take);
  }, [client, status, length, take]);
  const begin = useCallback(() => {
    void ask(client, status, pageSize, null).then(take);
  }, [client, status, take]);
  useEffect(begin, [begin]);
  useOnReconnected(reload);

  async function readMore() {
    if (!known?.next) return;
    setIsReading(true);
    const answer = await ask(client, status, pageSize, known.next);
    setIsReading(false);
    const ids = new Set(known.edits.map(({ id }) => id));
    take(
      'edits' in answer
        ? { ...answer, edits: [...known.edits, ...answer.edits.filter(({ id }) => !ids.has(id))] }
        : answer,
    );
  }
  return {
    edits: known?.edits ?? null,
    counts: read?.counts ?? null,
    hasMore: known?.next != null,
    isReading,
    error,
    readMore: () => void readMore(),
    reload,
  };
}

async function ask(
  client: Client,
  status: ImageEditStatus | null,
  first: number,
  after: string | null,
): Promise<ReadEdits | CombinedError> {
  const { data, error } = await refetch(client, ImageEditsQuery, { first, after, status: status && [status] });
  if (data) return pageOf(data, status);
  return error ?? new CombinedError({ networkError: new Error('No answer.') });
}

function pageOf({ imageEdits }: Loaded, status: ImageEditStatus | null): ReadEdits {
  const { nodes, pageInfo, statusCounts } = imageEdits;
  rememberCopies(nodes.flatMap(({ source, results }) => (source ? [source, ...results] : results)));
  return {
    status,
    edits: nodes,
    counts: new Map(statusCounts.map((one) => [one.status, one.count])),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}
