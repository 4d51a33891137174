import { nameValues } from '@visualadgen/graph/file-names/name-values.ts';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { NamedPicturesQuery as Loaded } from '../../api/generated/graphql.ts';
import { endingOf } from '../image/file-name.ts';
import type { ExportedPicture } from './export-store.ts';
import { NamedPicturesQuery } from './export-documents.ts';
import type { NamedFile } from './NamePatternHelp.tsx';

/** As many are shown as an example. */
const most = 3;

/** What the names of the first pictures are made of; none until that is read. Their version is known to the server alone. */
export function useNamedPictures(
  pictures: readonly ExportedPicture[],
  { campaign, client, isOfRun }: { campaign: string; client: string; isOfRun: boolean },
): readonly NamedFile[] {
  const shown = pictures.slice(0, most);
  const [{ data }] = useQuery({ query: NamedPicturesQuery, variables: { ids: shown.map(({ assetId }) => assetId) } });
  const [at] = useState(() => new Date());
  const found = new Map((data?.nodes ?? []).flatMap((node) => (isAsset(node) ? [[node.id, node] as const] : [])));
  return shown.flatMap(({ assetId, item }, index) => {
    const asset = found.get(assetId);
    if (!asset) return [];
    const by = { campaign: campaign || 'Ads', client, version: isOfRun ? 1 : 0, at, index, count: pictures.length };
    return [{ values: nameValues(namedImage(asset, item), by), ending: endingOf(asset.contentType) }];
  });
}

type Node = NonNullable<Loaded['nodes'][number]>;
type NamedAsset = Extract<Node, { __typename: 'Asset' }>;

function isAsset(node: Node | null): node is NamedAsset {
  return node?.__typename === 'Asset';
}

function namedImage({ width, height, name, prompt, composition }: NamedAsset, item: string) {
  const textOf = (part: string) => composition?.texts.find((one) => one.part === part)?.text ?? '';
  return {
    width,
    height,
    name: name ?? null,
    prompt: prompt ?? null,
    channel: composition?.placement?.channel ?? '',
    placement: composition?.placement?.title ?? '',
    layout: composition?.layoutName ?? '',
    headline: textOf('HEADLINE'),
    callToAction: textOf('CALL_TO_ACTION'),
    item,
  };
}
