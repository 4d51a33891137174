import { useMemo } from 'react';
import { useQuery } from 'urql';
import { PictureMakersQuery } from './filter-documents.ts';

export interface Named {
  id: string;
  name: string;
}

export interface Makers {
  models: readonly Named[];
  workflows: readonly Named[];
  placements: readonly Named[];
}

const nobody: Makers = { models: [], workflows: [], placements: [] };

/** The models and workflows that pictures may come from, and the placements that they may be for, once they are wanted. */
export function useMakers(isWanted: boolean): Makers {
  const [{ data }] = useQuery({ query: PictureMakersQuery, pause: !isWanted });
  return useMemo(
    () =>
      data
        ? {
            models: data.models,
            workflows: data.workflows.edges.map(({ node }) => node),
            placements: data.placements.map(({ id, channel, title, width, height }) => ({
              id,
              name: `${channel}: ${title}, ${width} × ${height}`,
            })),
          }
        : nobody,
    [data],
  );
}
