import { memo } from 'react';
import { Elapsed } from '../../run/time/Elapsed.tsx';
import { costText } from '../../run/cost/cost-text.ts';
import { NodeDetails } from '../../run/node/NodeDetails.tsx';
import { useIsOutdated } from '../../run/state/useIsOutdated.ts';
import { NodeStatus } from '../../run/status/NodeStatus.tsx';
import { useRun } from '../../run/state/RunContext.tsx';
import { Section } from './Section.tsx';

/** What the run on screen did with this node. */
export const NodeResult = memo(function NodeResult({ nodeKey }: { nodeKey: string }) {
  const node = useRun(({ nodes }) => nodes[nodeKey]);
  const isOutdated = useIsOutdated(nodeKey);
  if (!node) return null;
  const cost = costText({ ...node, isDone: node.status === 'COMPLETED' });
  return (
    <Section
      title="Last run"
      className="gap-3"
      aside={
        <>
          <Elapsed startedAt={node.startedAt} finishedAt={node.finishedAt} />
          <NodeStatus node={node} isOutdated={isOutdated} />
        </>
      }
    >
      {cost && <p className="-mt-1.5 text-right text-xs text-text-muted tabular-nums">{cost}</p>}
      <NodeDetails nodeKey={nodeKey} node={node} />
    </Section>
  );
});
