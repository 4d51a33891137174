import type { AssetEventsSubscription } from '../../api/generated/graphql.ts';
import type { LibraryChange } from '../library-changes.ts';

type AssetEvent = AssetEventsSubscription['assetEvents'];

/** What came within a moment, as few changes: in their order, those of a kind that follow one another together. */
export function gatherChanges(events: readonly AssetEvent[]): LibraryChange[] {
  if (events.some(({ __typename }) => __typename === 'LibraryReset')) return [{ kind: 'unknown' }];
  const changes: LibraryChange[] = [];
  for (const event of events) {
    const before = changes.at(-1);
    if (event.__typename === 'AssetRemoved') {
      if (before?.kind === 'removed')
        changes[changes.length - 1] = { kind: 'removed', ids: [...before.ids, event.assetId] };
      else changes.push({ kind: 'removed', ids: [event.assetId] });
    } else if (event.__typename !== 'LibraryReset') {
      const kind = event.__typename === 'AssetAdded' ? 'added' : 'changed';
      if (before?.kind === kind) changes[changes.length - 1] = { kind, pictures: [...before.pictures, event.asset] };
      else changes.push({ kind, pictures: [event.asset] });
    }
  }
  return changes;
}
