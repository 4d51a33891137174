import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { WorkflowCardFieldsFragment } from '../../api/generated/graphql.ts';
import { imagesToShow, readCardRun } from './card-run.ts';
import type { CardImage, CardRun } from './card-run.ts';
import { followCardRun } from './follow-card-run.ts';

type Workflow = Pick<WorkflowCardFieldsFragment, 'id' | 'lastExecution' | 'latestImages'>;

export interface CardState {
  /** Null where there was none yet. */
  run: CardRun | null;
  /** What was made last, by that run or by one before it. */
  images: readonly CardImage[];
}

/** The newest run of a workflow as it is now, and what was made last; followed only while the card is in view. */
export function useCardRun({ id, lastExecution, latestImages }: Workflow, isInView: boolean): CardState {
  const client = useClient();
  const [listed, setListed] = useState(lastExecution);
  const [run, setRun] = useState<CardRun | null>(() => (lastExecution ? readCardRun(lastExecution) : null));
  const [latest, setLatest] = useState<readonly CardImage[]>(latestImages);
  const images = imagesToShow(run, latest);
  if (images !== latest) setLatest(images);
  // The list was read anew, which is never older than what was followed.
  if (listed !== lastExecution) {
    setListed(lastExecution);
    setLatest(latestImages);
    const next = lastExecution ? readCardRun(lastExecution) : null;
    setRun(next && next.id === run?.id ? { ...next, nodes: run.nodes } : next);
  }

  const listedId = listed?.id;
  const listedStatus = listed?.status;
  const createdAt = listed?.createdAt;
  useEffect(() => {
    if (!isInView) return undefined;
    const known =
      listedId && listedStatus && createdAt
        ? { id: listedId, status: listedStatus, createdAt, images: [], nodes: null }
        : null;
    return followCardRun(client, { workflowId: id, known, show: setRun });
  }, [client, id, isInView, listedId, listedStatus, createdAt]);

  return { run, images };
}
