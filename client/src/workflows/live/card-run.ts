import type {
  CardRunFieldsFragment,
  CardRunQuery,
  NodeExecutionStatus,
  ImageCopiesFragment,
} from '../../api/generated/graphql.ts';

/** What a card shows of the newest run of its workflow. */
export interface CardRun {
  id: string;
  status: CardRunFieldsFragment['status'];
  createdAt: string;
  images: readonly CardImage[];
  /** By node key; null until it is known. */
  nodes: Readonly<Record<string, NodeExecutionStatus>> | null;
}

export type CardImage = ImageCopiesFragment;

/** A run as a list of workflows gives it. */
export function readCardRun(run: CardRunFieldsFragment): CardRun {
  return {
    id: run.id,
    status: run.status,
    createdAt: run.createdAt,
    images: run.generations.edges.flatMap(({ node }) => node.images),
    nodes: null,
  };
}

/** A run as it is read to be followed. */
export function readFollowedRun(run: NonNullable<CardRunQuery['execution']>): CardRun {
  return {
    ...readCardRun(run),
    nodes: Object.fromEntries(run.nodeExecutions.map(({ node, status }) => [node.key, status])),
  };
}

/** The images that stand for a workflow: those of its newest run, or the last good ones while that has none. */
export function imagesToShow(run: CardRun | null, latest: readonly CardImage[]): readonly CardImage[] {
  return run && run.images.length > 0 ? run.images : latest;
}

/** How much of a run is over, from 0 to 1. */
export function shareDone({ nodes }: Pick<CardRun, 'nodes'>): number {
  const statuses = Object.values(nodes ?? {});
  if (statuses.length === 0) return 0;
  return (
    statuses.filter((status) => status !== 'PENDING' && status !== 'RUNNING' && status !== 'PAUSED').length /
    statuses.length
  );
}
