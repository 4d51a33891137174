import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { CombinedError, type Client, useClient } from 'urql';
import { useOnReconnected } from '../../api/connection.ts';
import { useOnReturn } from '../../ui/page/useOnReturn.ts';
import type { AssetOrder, AssetSearchInput } from '../../api/generated/graphql.ts';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { hearChanges } from '../library-changes.ts';
import { PicturesQuery } from '../picture-documents.ts';
import { type AskPage, PictureList } from './picture-list.ts';

export interface PictureQuestion {
  search: AssetSearchInput;
  orderBy: AssetOrder | null;
}

/** The pictures that fit, and those of the question before for as long as nothing is known of the new one: a search that is typed does not flicker. */
export function usePictureList(question: PictureQuestion): { list: PictureList; isWaiting: boolean } {
  const client = useClient();
  const asked = JSON.stringify(question);
  const wanted = useMemo(() => createList(client, JSON.parse(asked) as PictureQuestion), [client, asked]);
  const [shown, setShown] = useState(wanted);
  useSyncExternalStore(wanted.subscribe, wanted.getVersion);
  useSyncExternalStore(shown.subscribe, shown.getVersion);
  const isKnown = wanted.total !== null || wanted.error !== null;
  if (isKnown && shown !== wanted) setShown(wanted);
  useEffect(() => {
    void wanted.need(0, 1);
    const { boardId } = (JSON.parse(asked) as PictureQuestion).search;
    return hearChanges((change) => {
      if (change.kind !== 'onBoard') wanted.hear(change);
      else if (change.boardId === boardId) void wanted.refresh();
    });
  }, [wanted, asked]);
  const lookAgain = () => (wanted.error ? wanted.retry() : void wanted.refresh());
  useOnReconnected(lookAgain);
  useOnReturn(lookAgain);
  return { list: shown, isWaiting: !isKnown };
}

function createList(client: Client, { search, orderBy }: PictureQuestion): PictureList {
  const ask: AskPage = async ({ after, offset, ...request }) => {
    const { data, error } = await client
      .query(
        PicturesQuery,
        { ...request, search, orderBy, ...(after !== null && { after }), ...(offset > 0 && { offset }) },
        { requestPolicy: 'network-only' },
      )
      .toPromise();
    if (!data?.assets) return error ?? new CombinedError({ networkError: new Error('No answer.') });
    const { edges, totalCount = null } = data.assets;
    rememberCopies(edges.map(({ node }) => node));
    return { entries: edges.map(({ cursor, node }) => ({ cursor, picture: node })), total: totalCount };
  };
  return new PictureList(ask, { growsAtHead: Object.keys(search).length === 0 && orderBy === null });
}
