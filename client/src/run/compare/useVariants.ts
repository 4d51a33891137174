import { useContext, useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import type { Client } from 'urql';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { ExecutionQuery } from '../state/execution-documents.ts';
import { findPreviousRun } from './find-previous-run.ts';
import { imageKey } from '../value/image-key.ts';
import { readExecution } from '../state/read-execution.ts';
import { RunContext } from '../state/RunContext.tsx';
import { noRun } from '../state/run-state.ts';
import type { RunState } from '../state/run-state.ts';
import { CatalogueContext } from '../../graph/catalogue/CatalogueContext.tsx';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import type { Variant } from './nearest-variant.ts';
import { readImageFacts } from '../image/image-facts.ts';
import type { FactsByKey } from '../image/image-facts.ts';
import { imagesOfRun } from '../results/run-images.ts';

const noStore = createStore<RunState>(() => noRun);

interface EarlierRun {
  nodes: RunState['nodes'];
  facts: FactsByKey;
}

/** All images of the run on screen and of the one before it. The latter come after a moment: `isWhole` says that they have. */
export function useVariants(workflowId: string, facts: FactsByKey | null): { variants: Variant[]; isWhole: boolean } {
  const client = useClient();
  const store = useContext(RunContext) ?? noStore;
  const nodes = useStore(store, (state) => state.nodes);
  const executionId = useStore(store, ({ execution }) => execution?.id);
  const catalogue = useContext(CatalogueContext);
  const [earlier, setEarlier] = useState<EarlierRun | null>();
  useEffect(() => {
    let isOver = false;
    void readRunBefore(client, workflowId, executionId).then((run) => {
      if (!isOver) setEarlier(run);
    });
    return () => {
      isOver = true;
    };
  }, [client, workflowId, executionId]);
  const variants = useMemo(() => {
    if (!catalogue) return [];
    const own = variantsOf({ nodes, facts: facts ?? new Map() }, catalogue, false);
    const keys = new Set(own.map(({ key }) => key));
    const before = earlier ? variantsOf(earlier, catalogue, true) : [];
    return [...own, ...before.filter(({ key, group }) => !keys.has(key) && group !== 'taken')];
  }, [catalogue, nodes, facts, earlier]);
  return { variants, isWhole: earlier !== undefined };
}

function variantsOf({ nodes, facts }: EarlierRun, catalogue: Catalogue, isEarlier: boolean): Variant[] {
  return imagesOfRun(nodes, catalogue).map(({ url, group, nodeKey, nodeName, number }) => {
    const key = imageKey(url);
    const known = facts.get(key);
    const made = known?.made ?? undefined;
    return {
      key,
      url,
      group,
      // A cut is held against other cuts of its node.
      nodeKey: known?.cut ? nodeKey : (made?.node.key ?? nodeKey),
      label: `${nodeName} ${number}${isEarlier ? ', the run before' : ''}`,
      isEarlier,
      facts: made,
    };
  });
}

/** Null where there is none, or where it cannot be read: then there is nothing of it to compare with. */
async function readRunBefore(
  client: Client,
  workflowId: string,
  executionId: string | undefined,
): Promise<EarlierRun | null> {
  const previous = executionId ? await findPreviousRun(client, workflowId, executionId) : null;
  if (!previous) return null;
  const [run, facts] = await Promise.all([
    client.query(ExecutionQuery, { id: previous }).toPromise(),
    readImageFacts(client, previous),
  ]);
  return run.data?.execution ? { nodes: readExecution(run.data.execution).nodes, facts } : null;
}
