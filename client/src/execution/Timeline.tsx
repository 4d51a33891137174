import { useReactFlow } from '@xyflow/react';
import { inOrder } from './in-order.ts';
import { useRun } from './RunContext.tsx';
import { TimelineRow } from './TimelineRow.tsx';

/** Every node's part in the run, in the order in which they began. */
export function Timeline() {
  const { fitView } = useReactFlow();
  const nodes = useRun((state) => state.nodes);
  return (
    <section aria-label="Nodes" className="flex flex-col gap-1">
      <h3 className="pb-1 text-xs font-medium">Nodes</h3>
      <ol className="-mx-2 flex flex-col">
        {inOrder(nodes).map(([key, node]) => (
          <TimelineRow
            key={key}
            node={node}
            onShow={() => void fitView({ nodes: [{ id: key }], maxZoom: 1, padding: 0.6, duration: 250 })}
          />
        ))}
      </ol>
    </section>
  );
}
