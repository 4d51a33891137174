import { useReactFlow } from '@xyflow/react';
import { canCorrect } from './correction/corrections.ts';
import { saidOfAll, whyItRan } from './explain-node.ts';
import { inOrder } from './in-order.ts';
import { useRun } from './RunContext.tsx';
import { TimelineRow } from './TimelineRow.tsx';

/** Every node's part in the run, in the order in which they began. */
export function Timeline() {
  const { fitView } = useReactFlow();
  const execution = useRun((state) => state.execution);
  const nodes = useRun((state) => state.nodes);
  const isKnown = saidOfAll(nodes, execution?.isFresh ?? false);
  return (
    <section aria-label="Nodes" className="flex flex-col gap-1">
      <h3 className="pb-1 text-xs font-medium">Nodes</h3>
      <ol className="-mx-2 flex flex-col">
        {inOrder(nodes).map(([key, node]) => (
          <TimelineRow
            key={key}
            nodeKey={key}
            node={node}
            canCorrect={canCorrect({ execution }, node, 'output')}
            why={isKnown(node) ? null : whyItRan(node)}
            onShow={() => void fitView({ nodes: [{ id: key }], maxZoom: 1, padding: 0.6, duration: 250 })}
          />
        ))}
      </ol>
    </section>
  );
}
