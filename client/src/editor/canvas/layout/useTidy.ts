import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCallback } from 'react';
import { codeOnDemand } from '../../../api/fetch-code.ts';
import { useRunStore } from '../../../run/state/RunContext.tsx';
import { useCatalogue } from '../../../graph/catalogue/CatalogueContext.tsx';
import { listCounts } from '../../../graph/lists/list-counts.ts';
import { roomForRun } from '../../../nodes/summary/run-room.ts';
import { toast } from '../../../ui/toast/toast.ts';
import { useEditorStore } from '../../../graph/store/EditorContext.tsx';
import type { FlowNode } from '../../../graph/model/flow.ts';
import type { Port } from '../../../graph/layout/layout.ts';
import { nameThings } from '../../../graph/store/name-things.ts';
import { chosenIds } from '../../../graph/store/selection-actions.ts';
import { fitOptions } from '../../../graph/layout/fit-options.ts';
import { glide } from './glide.ts';
import { runPartHeight } from './run-part-height.ts';

const tidyToast = 'tidy';
const loadLayout = codeOnDemand(() => import('./lay-out.ts'));

/** Lays out the whole graph, or what is chosen when that is more than one thing. */
export function useTidy(): () => void {
  const store = useEditorStore();
  const canvas = useStoreApi();
  const shown = useRunStore();
  const catalogue = useCatalogue();
  const { fitView } = useReactFlow();
  return useCallback(() => {
    const { nodeLookup } = canvas.getState();
    const { nodes, edges, annotations } = store.getState();
    const ids = chosenIds({ nodes, annotations });
    const chosen = ids.length > 1 ? new Set(ids) : null;

    function portsOf(nodeId: string): Port[] {
      const { source, target } = nodeLookup.get(nodeId)?.internals.handleBounds ?? { source: null, target: null };
      const inputs = (target ?? []).map((port): Port => ({ ...placeOf(port), side: 'WEST' }));
      return [...inputs, ...(source ?? []).map((port): Port => ({ ...placeOf(port), side: 'EAST' }))];
    }

    /** Until a run has given something: then the card is as high as it is. */
    function roomOf({ id, data: { type: name, config } }: FlowNode): number {
      const type = catalogue.nodeType(name);
      const { status } = shown.getState().nodes[id] ?? {};
      if (!type || status === 'COMPLETED' || status === 'FAILED') return 0;
      const items = listCounts({ nodes, edges }, catalogue).nodes.get(id);
      return Math.max(0, roomForRun({ type, config, catalogue, items }) - runPartHeight(id));
    }

    async function run() {
      const waiting = setTimeout(() => toast.loading('Tidying up…', { id: tidyToast }), 400);
      try {
        const { layOut } = await loadLayout();
        const places = await layOut({ flow: { nodes, edges, annotations }, portsOf, roomOf, chosen });
        if (places.size === 0) return;
        const what = chosen ? nameThings({ nodes, annotations }, chosen) : 'the workflow';
        glide(store, { name: `tidy up ${what}`, announcement: `Tidied up ${what}.` }, places);
        // After the last of it is in its place, or the middle of the way would be fitted.
        setTimeout(() => void fitView({ ...fitOptions, duration: motion() }), 2 * motion());
        toast.dismiss(tidyToast);
      } catch {
        toast.error('The workflow could not be tidied up. Check the connection and try again.', { id: tidyToast });
      } finally {
        clearTimeout(waiting);
      }
    }
    if (!store.getState().isReadOnly && nodes.length > 0) void run();
  }, [store, shown, catalogue, canvas, fitView]);
}

function placeOf({
  id,
  x,
  y,
  width,
  height,
}: {
  id?: string | null;
  x: number;
  y: number;
  width: number;
  height: number;
}) {
  return { name: id ?? '', x: x + width / 2, y: y + height / 2 };
}

function motion(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200;
}
