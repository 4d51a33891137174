import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { isLink } from '../../run/value/read-output.ts';
import { formatBytes } from '../../ui/files/format-bytes.ts';
import { measureImage } from './measure-image.ts';
import { ImageFactsQuery } from './image-documents.ts';

interface ImageFactsProps {
  /** Null where the image is named by a link. */
  assetId: string | null;
  url: string | null;
  /** The link of an asset whose link was not known here. */
  onFound: (assetId: string, url: string) => void;
}

/** An image's size, on a line of its own so that nothing moves when it is known. */
export function ImageFacts({ assetId, url, onFound }: ImageFactsProps) {
  const isStored = assetId !== null && !isLink(assetId);
  const asset = useAsset(isStored ? assetId : null);
  // Of what is kept here, the server knows it: nothing is loaded to be measured.
  const measured = useMeasured(isStored ? null : url);
  const found = asset?.url ?? null;
  useEffect(() => {
    if (assetId && found && !url) onFound(assetId, found);
  }, [assetId, found, url, onFound]);
  const pixels = asset ?? measured;
  const facts = [
    pixels && `${pixels.width.toLocaleString('en')} × ${pixels.height.toLocaleString('en')} px`,
    asset && formatBytes(asset.byteSize),
    asset && (asset.contentType.split('/')[1] ?? '').toUpperCase(),
  ].filter(Boolean);
  return <p className="h-4 truncate text-xs text-text-muted tabular-nums">{facts.join(' · ')}</p>;
}

function useAsset(id: string | null) {
  const [{ data }] = useQuery({ query: ImageFactsQuery, variables: { id: id ?? '' }, pause: id === null });
  const asset = id !== null && data?.node?.__typename === 'Asset' && data.node.id === id ? data.node : null;
  if (asset) rememberCopies([asset]);
  return asset;
}

function useMeasured(url: string | null) {
  const [measured, setMeasured] = useState<{ url: string; width: number; height: number } | null>(null);
  useEffect(() => {
    if (!url) return undefined;
    let isOver = false;
    void measureImage(url).then((pixels) => {
      if (!isOver) setMeasured(pixels && { url, ...pixels });
    });
    return () => {
      isOver = true;
    };
  }, [url]);
  return measured?.url === url ? measured : null;
}
