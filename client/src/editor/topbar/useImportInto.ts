import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import { codeOnDemand } from '../../api/fetch-code.ts';
import { importStore } from '../../graph/file/import-store.ts';
import { pickFile } from '../../graph/file/pick-file.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { fitOptions } from '../../graph/layout/fit-options.ts';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';

const loadReading = codeOnDemand(() => import('../../graph/file/read-file.ts'));

/** Pixels of the canvas between what is there and what comes. */
const gap = 240;

/** Puts the nodes of a file below those on the canvas, chosen, as one step that can be undone. */
export function useImportInto(): () => Promise<void> {
  const store = useEditorStore();
  const { nodeTypes } = useCatalogue();
  const { fitView } = useReactFlow();
  return useCallback(async () => {
    const file = await pickFile();
    if (!file) return;
    const code = await loadReading().catch(() => null);
    if (!code) {
      toast.error('It could not be imported. Check the connection and try again.');
      return;
    }
    const read = await code.readFile(file, new Set(nodeTypes.map(({ name }) => name)));
    if (!read.ok) {
      importStore.setState({ failure: { fileName: file.name, message: read.message, details: [] } });
      return;
    }
    const there = cornerOf(store.getState().nodes, Math.max);
    const coming = cornerOf(read.graph.nodes, Math.min);
    const isEmpty = store.getState().nodes.length === 0;
    const left = cornerOf(store.getState().nodes, Math.min).x;
    store
      .getState()
      .addPart(read.graph, isEmpty ? { x: 0, y: 0 } : { x: left - coming.x, y: there.y + gap - coming.y });
    toast.success(`“${read.name}” was added`, { description: code.describeLeftOut(read.leftOut) });
    // After the cards have been drawn and measured.
    setTimeout(() => void fitView(fitOptions), 60);
  }, [store, nodeTypes, fitView]);
}

type Placed = { position: { x: number; y: number } };

function cornerOf(nodes: readonly Placed[], pick: (...values: number[]) => number): { x: number; y: number } {
  if (nodes.length === 0) return { x: 0, y: 0 };
  return { x: pick(...nodes.map(({ position }) => position.x)), y: pick(...nodes.map(({ position }) => position.y)) };
}
