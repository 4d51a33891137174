import { memo } from 'react';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { useWrongConnections } from '../../nodes/connections/useWrongConnections.ts';
import type { Config } from '../../graph/model/graph.ts';
import type { Problem } from '../../graph/words/problems.ts';
import { InputConnections } from './InputConnections.tsx';
import { OutputConnections } from './OutputConnections.tsx';
import { ProblemList } from './ProblemList.tsx';
import { Section } from './Section.tsx';

interface ConnectionsProps {
  nodeKey: string;
  type: NodeType;
  config: Config;
  /** What the server misses at the inputs. */
  problems: readonly Problem[];
}

/** What is connected to a node, and what could be: the way to wire a workflow without a mouse. */
export const Connections = memo(function Connections({ nodeKey, type, config, problems }: ConnectionsProps) {
  const wrong = useWrongConnections(nodeKey, type, config);
  // An input that must be connected says so itself, and at once.
  const others = problems.filter(
    ({ message }) => !type.inputs.some(({ label, isRequired }) => isRequired && message.includes(`“${label}”`)),
  );
  return (
    <>
      {type.inputs.length > 0 && (
        <Section title="Inputs" className="gap-3">
          <ProblemList problems={others} isOwn />
          {type.inputs.map((port) => (
            <InputConnections key={port.name} nodeKey={nodeKey} port={port} wrong={wrong} />
          ))}
        </Section>
      )}
      {type.gives.length > 0 && (
        <Section title="Outputs" className="gap-3">
          <OutputConnections nodeKey={nodeKey} type={type} />
        </Section>
      )}
    </>
  );
});
