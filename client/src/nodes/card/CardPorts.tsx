import { isWith } from '@visualadgen/graph/only-with.ts';
import { useShallow } from 'zustand/react/shallow';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { typesInFlow } from '../../graph/catalogue/types-in-flow.ts';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import type { CardData } from '../../graph/model/flow.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { useRun } from '../../run/state/RunContext.tsx';
import type { RunNode } from '../../run/state/run-state.ts';
import { CardPort } from './CardPort.tsx';

interface Props {
  nodeKey: string;
  type: NodeType;
  config: CardData['config'];
}

/** Before it has begun there is nothing to count. */
function branchCountsOf(node: RunNode | undefined): RunNode['branchCounts'] | undefined {
  return node && node.status !== 'PENDING' && node.status !== 'PAUSED' ? node.branchCounts : undefined;
}

/** Inputs down the left edge, outputs down the right. */
export function CardPorts({ nodeKey, type, config }: Props) {
  const absent = type.outputs.filter(({ onlyWith }) => !isWith(onlyWith, config)).map(({ name }) => name);
  // What the node, as it is set, does not give stays to be seen where a wire starts at it.
  const wired = useEditor(
    useShallow(({ edges }) =>
      absent.filter((name) => edges.some((edge) => edge.source === nodeKey && edge.sourceHandle === name)),
    ),
  );
  const counts = useRun(({ nodes }) => branchCountsOf(nodes[nodeKey]));
  const outputs = type.outputs.filter(({ name }) => !absent.includes(name) || wired.includes(name));
  const catalogue = useCatalogue();
  // What passes through is of the kind of what comes in, which the whole graph tells.
  const passing = useEditor(
    useShallow((state) =>
      outputs.map(({ name, sameAs }) => {
        const port = sameAs ? typesInFlow(state, catalogue)(nodeKey)?.outputs.find((one) => one.name === name) : null;
        return port && !port.sameAs ? port.kind : null;
      }),
    ),
  );
  if (type.inputs.length + outputs.length === 0) return null;
  return (
    <div className="flex justify-between gap-3 border-t border-border py-1.5 text-2xs text-text-muted">
      <ul className="flex min-w-0 flex-col">
        {type.inputs.map((port) => (
          <CardPort key={port.name} port={port} side="input" />
        ))}
      </ul>
      <ul className="flex min-w-0 flex-col items-end">
        {outputs.map((port, index) => (
          <CardPort
            key={port.name}
            port={passing[index] ? { ...port, kind: passing[index], sameAs: null } : port}
            side="output"
            taken={counts?.find(({ sourceHandle }) => sourceHandle === port.name)?.count}
          />
        ))}
      </ul>
    </div>
  );
}
