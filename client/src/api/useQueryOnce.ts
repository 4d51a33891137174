import { useCallback, useEffect, useState } from 'react';
import type { AnyVariables, CombinedError, TypedDocumentNode } from 'urql';
import { useClient } from 'urql';

interface Loading<Data> {
  data: Data | undefined;
  error: CombinedError | undefined;
  retry: () => void;
}

/**
 * Reads from the server once. What is opened for editing must not change, or go away, under the person because the same
 * thing was asked for again elsewhere.
 */
export function useQueryOnce<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Loading<Data> {
  const client = useClient();
  const [answer, setAnswer] = useState<Pick<Loading<Data>, 'data' | 'error'>>({ data: undefined, error: undefined });
  const wanted = JSON.stringify(variables);

  const load = useCallback(() => {
    let isOver = false;
    async function ask() {
      const result = await client
        .query(document, JSON.parse(wanted) as Variables, { requestPolicy: 'network-only' })
        .toPromise();
      if (!isOver) setAnswer({ data: result.data, error: result.error });
    }
    void ask();
    return () => {
      isOver = true;
    };
  }, [client, document, wanted]);
  useEffect(load, [load]);

  return { ...answer, retry: useCallback(() => void load(), [load]) };
}
