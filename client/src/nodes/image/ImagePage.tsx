import { useEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useQuery } from 'urql';
import { pictureDrag } from '../../graph/model/picture-drag.ts';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { titleOf } from '../../run/image/picture-title.ts';
import { SmallImage } from '../../run/image/SmallImage.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { EarlierImagesQuery } from './image-documents.ts';

const pageSize = 12;

interface ImagePageProps {
  after: string | null;
  /** Words that they are found by; empty for all. */
  text: string;
  isLast: boolean;
  onChoose: (assetId: string, url: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** There is not a single one. */
  onEmpty: () => void;
  onMore: (after: string) => void;
}

/** One page of the images that there are. The next one is asked for when the end of the last comes into view. */
export function ImagePage({ after, text, isLast, onChoose, onKeyDown, onEmpty, onMore }: ImagePageProps) {
  const [{ data, error }] = useQuery({
    query: EarlierImagesQuery,
    variables: { first: pageSize, after, search: text ? { text } : null },
    // What was drawn a moment ago is to be there.
    requestPolicy: after === null ? 'cache-and-network' : 'cache-first',
  });
  const images = data?.assets.edges.map(({ node }) => node);
  rememberCopies(images ?? []);
  const { hasNextPage = false, endCursor = null } = data?.assets.pageInfo ?? {};
  const next = hasNextPage && isLast ? endCursor : null;
  const isEmpty = after === null && images?.length === 0 && !hasNextPage;
  useEffect(() => {
    if (isEmpty) onEmpty();
  }, [isEmpty, onEmpty]);

  if (error) return <li className="col-span-3 p-2 text-xs text-danger">The pictures could not be loaded.</li>;
  if (!images) {
    return [1, 2, 3].map((place) => (
      <li key={place}>
        <Skeleton className="aspect-square w-full" />
      </li>
    ));
  }
  return (
    <>
      {images.map((image) => (
        <li key={image.id}>
          <button
            type="button"
            title={titleOf(image)}
            aria-label={`${titleOf(image)}, ${image.width} × ${image.height}`}
            onClick={() => onChoose(image.id, image.url)}
            onKeyDown={onKeyDown}
            draggable
            onDragStart={(event) =>
              pictureDrag.start(event, [{ id: image.id, url: image.url, name: image.name ?? null }])
            }
            className="aspect-square w-full overflow-hidden rounded-lg bg-surface-sunken hover:brightness-95"
          >
            <SmallImage url={image.url} box={{ width: 200 }} draggable={false} className="size-full object-cover" />
          </button>
        </li>
      ))}
      {next && <MoreWhenSeen key={next} onSeen={() => onMore(next)} />}
    </>
  );
}

function MoreWhenSeen({ onSeen }: { onSeen: () => void }) {
  const mark = useRef<HTMLLIElement>(null);
  const latest = useRef(onSeen);
  useEffect(() => {
    latest.current = onSeen;
  });
  useEffect(() => {
    const element = mark.current;
    if (!element) return undefined;
    const watch = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) latest.current();
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return <li ref={mark} aria-hidden className="col-span-3 h-px" />;
}
