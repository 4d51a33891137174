import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import { codeOnDemand } from '../../api/fetch-code.ts';
import { WorkflowDetailsQuery } from '../../graph/workflow/workflow-documents.ts';
import { useRunStore } from '../state/RunContext.tsx';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { readImageFacts } from '../image/image-facts.ts';
import { imagesOfRun } from './run-images.ts';

const loadDownload = codeOnDemand(() => import('./download-all.ts'));

/** Takes home all that the run on screen made, as one file. */
export function useDownloadAll(workflowId: string): { download: () => Promise<void>; isBusy: boolean } {
  const client = useClient();
  const store = useRunStore();
  const catalogue = useCatalogue();
  const [isBusy, setIsBusy] = useState(false);
  const download = useCallback(async () => {
    const { execution, nodes } = store.getState();
    const images = imagesOfRun(nodes, catalogue).filter(({ group }) => group !== 'taken');
    if (!execution || images.length === 0) return;
    setIsBusy(true);
    try {
      const [facts, { data }, { downloadAll }] = await Promise.all([
        readImageFacts(client, execution.id),
        client.query(WorkflowDetailsQuery, { id: workflowId }).toPromise(),
        loadDownload(),
      ]);
      await downloadAll(images, facts, data?.workflow?.name ?? 'workflow');
    } catch {
      toast.error('The pictures could not be packed. Check the connection and try again.');
    } finally {
      setIsBusy(false);
    }
  }, [client, store, catalogue, workflowId]);
  return { download, isBusy };
}
