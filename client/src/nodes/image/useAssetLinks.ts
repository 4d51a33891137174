import { useEffect } from 'react';
import { useClient } from 'urql';
import { useEditor, useEditorStore } from '../../graph/store/EditorContext.tsx';
import { isLink } from '../../run/value/read-output.ts';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { AssetsQuery } from './image-documents.ts';

/** As many as the server answers at once. */
const mostAtOnce = 100;
const asked = new WeakMap<object, Set<string>>();

/** Signed links of stored pictures by their ids; those that are not known are asked for, each once. */
export function useAssetLinks(ids: readonly string[]): Readonly<Record<string, string>> {
  const client = useClient();
  const store = useEditorStore();
  const known = useEditor(({ assetUrls }) => assetUrls);
  const unknown = ids.filter((id) => known[id] === undefined && id !== '' && !isLink(id)).join(' ');
  useEffect(() => {
    const before = asked.get(store) ?? new Set();
    asked.set(store, before);
    const wanted = [...new Set(unknown.split(' '))].filter((id) => id !== '' && !before.has(id));
    for (const id of wanted) before.add(id);
    for (let start = 0; start < wanted.length; start += mostAtOnce) {
      void client
        .query(AssetsQuery, { ids: wanted.slice(start, start + mostAtOnce) })
        .toPromise()
        .then(({ data, error }) => {
          // Another time it may be answered.
          if (error) for (const id of wanted) before.delete(id);
          const found = data?.nodes.flatMap((node) => (node?.__typename === 'Asset' ? [node] : [])) ?? [];
          rememberCopies(found);
          store.getState().rememberAssets(Object.fromEntries(found.map(({ id, url }) => [id, url])));
        });
    }
  }, [client, store, unknown]);
  return known;
}
