import { useEffect } from 'react';
import { useClient } from 'urql';
import type { AssetEventsSubscription as AssetEvents } from '../../api/generated/graphql.ts';
import { tellChange } from '../library-changes.ts';
import { gatherChanges } from './gather-changes.ts';
import { AssetEventsSubscription } from './live-documents.ts';

/** Milliseconds for which changes are gathered, so that many pictures that come at once are drawn once. */
const gatheredFor = 150;

/** Hears what becomes of the person's pictures anywhere: by a run, an upload, a description, another tab. */
export function useLiveLibrary(): void {
  const client = useClient();
  useEffect(() => {
    let waiting: AssetEvents['assetEvents'][] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const events = waiting;
      waiting = [];
      for (const change of gatherChanges(events)) tellChange(change);
    };
    const { unsubscribe } = client.subscription(AssetEventsSubscription, {}).subscribe(({ data }) => {
      if (!data) return;
      waiting.push(data.assetEvents);
      timer ??= setTimeout(tell, gatheredFor);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [client]);
}
