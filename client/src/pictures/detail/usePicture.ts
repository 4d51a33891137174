import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { CombinedError } from 'urql';
import { useOnReconnected } from '../../api/connection.ts';
import { refetch } from '../../api/refetch.ts';
import type { PictureDetailQuery as Loaded } from '../../api/generated/graphql.ts';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { hearChanges } from '../library-changes.ts';
import { PictureDetailQuery } from './detail-documents.ts';

type FoundNode = NonNullable<Loaded['node']>;
/** One picture with all that is told of it. */
export type PictureInDetail = Extract<FoundNode, { __typename: 'Asset' }>;
export type ModelNames = ReadonlyMap<string, string>;

export type PictureState =
  | { kind: 'loading' }
  | { kind: 'found'; picture: PictureInDetail; modelNames: ModelNames }
  | { kind: 'missing' }
  | { kind: 'failed'; error: CombinedError };

const loading: PictureState = { kind: 'loading' };

/** Reads a picture, and again whenever something of it has changed. What is on screen stays until the next is there. */
export function usePicture(id: string): { state: PictureState; reload: () => void } {
  const client = useClient();
  const [answer, setAnswer] = useState<{ id: string; state: PictureState }>({ id, state: loading });

  const reload = useCallback(() => {
    void refetch(client, PictureDetailQuery, { id }).then(({ data, error }) => {
      setAnswer((now) => {
        const isShown = now.id === id && now.state.kind === 'found';
        // A failure to read it anew takes nothing off the screen.
        if (!data) return error && !isShown ? { id, state: { kind: 'failed', error } } : now;
        return { id, state: stateOf(data) };
      });
    });
  }, [client, id]);

  useEffect(reload, [reload]);
  useOnReconnected(reload);
  useEffect(
    () =>
      hearChanges((change) => {
        if (change.kind === 'unknown' || change.kind === 'onBoard') return reload();
        const ids = change.kind === 'removed' ? change.ids : change.pictures.map((picture) => picture.id);
        if (ids.includes(id)) reload();
      }),
    [id, reload],
  );
  return { state: answer.id === id ? answer.state : loading, reload };
}

function stateOf({ node, models }: Loaded): PictureState {
  if (node?.__typename !== 'Asset') return { kind: 'missing' };
  rememberCopies(node.source ? [node, node.source] : [node]);
  return { kind: 'found', picture: node, modelNames: new Map(models.map((model) => [model.id, model.name])) };
}
