import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import type { WorkflowCardFieldsFragment } from '../../api/generated/graphql.ts';
import { readCardRun } from './card-run.ts';
import type { CardRun } from './card-run.ts';
import { followCardRun } from './follow-card-run.ts';

type Workflow = Pick<WorkflowCardFieldsFragment, 'id' | 'lastExecution'>;

/** The newest run of a workflow as it is now; followed only while its card is in view. Null where there is none. */
export function useCardRun({ id, lastExecution }: Workflow, isInView: boolean): CardRun | null {
  const client = useClient();
  const [listed, setListed] = useState(lastExecution);
  const [run, setRun] = useState<CardRun | null>(() => (lastExecution ? readCardRun(lastExecution) : null));
  // The list was read anew, which is never older than what was followed.
  if (listed !== lastExecution) {
    setListed(lastExecution);
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
        ? { id: listedId, status: listedStatus, createdAt, pictures: [], nodes: null }
        : null;
    return followCardRun(client, { workflowId: id, known, show: setRun });
  }, [client, id, isInView, listedId, listedStatus, createdAt]);

  return run;
}
