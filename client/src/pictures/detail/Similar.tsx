import { useQuery } from 'urql';
import { Link } from 'wouter';
import { rememberCopies } from '../../run/image/image-copies.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { SimilarPicturesQuery } from './detail-documents.ts';
import { PictureStrip } from './PictureStrip.tsx';
import { Section } from './Section.tsx';

const shown = 6;

/** Those that look like it. */
export function Similar({ id }: { id: string }) {
  const [{ data, error }] = useQuery({
    query: SimilarPicturesQuery,
    variables: { id, first: shown },
    requestPolicy: 'cache-and-network',
  });
  const pictures = data?.assets.nodes ?? [];
  rememberCopies(pictures);
  return (
    <Section
      title="Looks like it"
      action={
        (data?.assets.totalCount ?? 0) > shown && (
          <Button asChild variant="link" size="inline" className="text-xs">
            <Link href={`/pictures?similar=${encodeURIComponent(id)}`}>All {data?.assets.totalCount}</Link>
          </Button>
        )
      }
    >
      {!data && !error && (
        <div className="grid grid-cols-3 gap-1.5">
          {[1, 2, 3].map((place) => (
            <Skeleton key={place} className="aspect-square rounded-lg" />
          ))}
        </div>
      )}
      {error && !data && <p className="text-xs text-text-muted">They could not be loaded.</p>}
      {data && pictures.length === 0 && <p className="text-xs text-text-muted">No other picture looks like it.</p>}
      {pictures.length > 0 && <PictureStrip label="Similar pictures" pictures={pictures} />}
    </Section>
  );
}
