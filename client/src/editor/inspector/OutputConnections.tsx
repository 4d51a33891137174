import { useShallow } from 'zustand/react/shallow';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { portLooks } from '../../graph/catalogue/port-looks.ts';
import { useEditor, useEditorStore } from '../../graph/store/EditorContext.tsx';
import { nameOf } from './name-of.ts';
import { PortLine } from './PortLine.tsx';
import { useWords } from '../../graph/words/useWords.ts';

/** What a node gives: by which port, and to whom. */
export function OutputConnections({ nodeKey, type }: { nodeKey: string; type: NodeType }) {
  const words = useWords();
  const beside = type.gives.filter((name) => !type.outputs.some((port) => port.name === name));
  return (
    <>
      {type.outputs.map((port) => (
        <Output key={port.name} nodeKey={nodeKey} port={port} isGiven={type.gives.includes(port.name)} />
      ))}
      {beside.length > 0 && (
        <p className="text-xs text-text-muted">
          For templates: {beside.map((name) => words.label(name, type.name)).join(', ')}
        </p>
      )}
    </>
  );
}

interface OutputProps {
  nodeKey: string;
  port: NodeType['outputs'][number];
  /** As the node is set. What is not given is shown only where something is connected to it. */
  isGiven: boolean;
}

function Output({ nodeKey, port, isGiven }: OutputProps) {
  const store = useEditorStore();
  const edges = useEditor((state) => state.edges);
  const targets = [
    ...new Set(
      edges
        .filter(({ source, sourceHandle }) => source === nodeKey && sourceHandle === port.name)
        .map(({ target }) => target),
    ),
  ];
  const names = useEditor(useShallow(({ nodes }) => targets.map((target) => nameOf(nodes, target))));
  if (!isGiven && targets.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <PortLine kind={port.kind} label={port.label} note={noteOf(port)} />
      {targets.length > 0 && (
        <p className="truncate pl-4 text-xs text-text-muted">
          to{' '}
          {targets.map((target, index) => (
            <span key={target}>
              {index > 0 && ', '}
              <button
                type="button"
                title="Go to this node"
                className="rounded-sm text-text underline-offset-2 hover:underline"
                onClick={() => store.getState().select([target])}
              >
                {names[index]}
              </button>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

/** Its kind, where the label does not say that already. */
function noteOf({ label, kind }: NodeType['outputs'][number]): string {
  const word = portLooks[kind].label.toLowerCase();
  return label.toLowerCase().includes(word) ? '' : word;
}
