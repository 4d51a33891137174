import { useQuery } from 'urql';
import { PictureChecksQuery } from './check-documents.ts';
import type { PictureCheck } from './ChecksList.tsx';

/** The checks of a finished ad; none while they are read, and for what is no ad. Waivers show at once: they come over the cache. */
export function usePictureChecks(assetId: string | null): readonly PictureCheck[] {
  const [{ data }] = useQuery({ query: PictureChecksQuery, variables: { id: assetId ?? '' }, pause: assetId === null });
  return assetId !== null && data?.node?.__typename === 'Asset' && data.node.id === assetId ? data.node.checks : none;
}

const none: readonly PictureCheck[] = [];
