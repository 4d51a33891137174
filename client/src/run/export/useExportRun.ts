import { useCallback, useState } from 'react';
import { useClient } from 'urql';
import { WorkflowDetailsQuery } from '../../graph/workflow/workflow-documents.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { readImageFacts } from '../image/image-facts.ts';
import { coordinateText } from '../items/item-words.ts';
import { imagesOfRun } from '../results/run-images.ts';
import { useRunStore } from '../state/RunContext.tsx';
import { openExport } from './export-store.ts';

/** Hands over what the run on screen made: asks how, first. */
export function useExportRun(workflowId: string): { exportRun: () => Promise<void>; isBusy: boolean } {
  const client = useClient();
  const store = useRunStore();
  const catalogue = useCatalogue();
  const [isBusy, setIsBusy] = useState(false);
  const exportRun = useCallback(async () => {
    const { execution, nodes } = store.getState();
    const images = imagesOfRun(nodes, catalogue).filter(({ group }) => group !== 'taken');
    if (!execution || images.length === 0) return;
    setIsBusy(true);
    const [facts, { data }] = await Promise.all([
      readImageFacts(client, execution.id),
      client.query(WorkflowDetailsQuery, { id: workflowId }).toPromise(),
    ]);
    setIsBusy(false);
    const known = images.flatMap(({ key, group, coordinates }) => {
      const assetId = facts.get(key)?.assetId;
      return assetId ? [{ group, assetId, item: coordinates.map(coordinateText).join(' ') }] : [];
    });
    if (known.length === 0) {
      toast.error('The pictures could not be read. Check the connection and try again.');
      return;
    }
    openExport({
      pictures: known.filter(({ group }) => group === 'final'),
      others: known.filter(({ group }) => group === 'made'),
      campaign: data?.workflow?.name ?? '',
      executionId: execution.id,
    });
  }, [client, store, catalogue, workflowId]);
  return { exportRun, isBusy };
}
