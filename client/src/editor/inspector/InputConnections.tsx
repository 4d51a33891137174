import { connectionsUsed } from '@visualadgen/graph/ports/connections-used.ts';
import { listWords } from '@visualadgen/graph/text/wording.ts';
import { Plus, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { SwitchButton } from '../../nodes/connections/SwitchButton.tsx';
import type { WrongConnections } from '../../nodes/connections/useWrongConnections.ts';
import { portLooks } from '../../graph/catalogue/port-looks.ts';
import { Button } from '../../ui/controls/Button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '../../ui/overlays/DropdownMenu.tsx';
import { useEditor, useEditorStore } from '../../graph/store/EditorContext.tsx';
import type { Config } from '../../graph/model/graph.ts';
import { InputConnection } from './InputConnection.tsx';
import { nameOf } from './name-of.ts';
import { PortLine } from './PortLine.tsx';
import { useCandidates, useHasCandidates } from './useCandidates.ts';

type Port = NodeType['inputs'][number];

interface InputConnectionsProps {
  nodeKey: string;
  port: Port;
  /** What is connected to the node and would not be used. */
  wrong: WrongConnections;
}

/** One input: what it takes, what feeds it, in order, each to be taken away, and a menu of what else could. */
export function InputConnections({ nodeKey, port, wrong }: InputConnectionsProps) {
  const edges = useEditor((state) => state.edges);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const joined = edges.filter(({ target, targetHandle }) => target === nodeKey && targetHandle === port.name);
  // Names alone, so that typing in a form does not draw this anew.
  const names = useEditor(useShallow(({ nodes }) => joined.map(({ source }) => nameOf(nodes, source))));
  // The note alone, for the same reason.
  const note = useEditor(({ nodes }) => noteOf(port, nodes.find(({ id }) => id === nodeKey)?.data.config ?? {}));
  const isOrdered = joined.length > 1 && !port.isOpen;
  const problem = wrong.joins.find((join) => join.port.name === port.name);

  return (
    <div className="flex flex-col gap-1">
      <PortLine kind={port.kind} label={port.label} note={note}>
        {!isReadOnly && <ConnectButton nodeKey={nodeKey} port={port} />}
      </PortLine>
      {port.isRequired && joined.length === 0 && (
        <p className="pl-4 text-xs text-text-muted">Needed for a run: connect something to it.</p>
      )}
      {problem && (
        <div className="flex flex-col gap-2 rounded-lg bg-warning-soft px-2.5 py-2 text-xs">
          <p className="flex gap-2">
            <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-warning" />
            <span className="min-w-0 break-words">{problem.text}</span>
          </p>
          <SwitchButton nodeKey={nodeKey} offer={wrong.offer} />
        </div>
      )}
      <ol aria-label={isOrdered ? `${port.label}, in this order` : port.label} className="flex flex-col gap-1">
        {joined.map((edge, index) => (
          <InputConnection
            key={edge.id}
            edge={edge}
            name={names[index] ?? ''}
            place={isOrdered ? index : null}
            previousId={joined[index - 1]?.id}
            isUnused={problem?.unused.includes(edge.id) === true}
          />
        ))}
      </ol>
    </div>
  );
}

/** `accepts text or prompt`, `accepts anything`, `accepts images, at most 10`, and where the model chosen has no use for it `not used by FLUX Schnell`. */
function noteOf(port: Port, config: Config): string {
  const { accepts, isOpen } = port;
  const { most, because } = connectionsUsed(port, config);
  if (isOpen) return 'accepts anything';
  if (most === 0 && because) return `not used by ${because}`;
  // Whoever takes several images takes one.
  const kinds = accepts.filter((kind) => kind !== 'image' || !accepts.includes('images'));
  const words = kinds.map((kind) => portLooks[kind].label.toLowerCase());
  const several = most !== null && most > 1 ? `, at most ${most}` : '';
  return `accepts ${listWords(words, 'or')}${several}`;
}

function ConnectButton({ nodeKey, port }: { nodeKey: string; port: Port }) {
  return useHasCandidates(nodeKey, port.name) && <ConnectMenuButton nodeKey={nodeKey} port={port} />;
}

/** What could be connected is gone through only when it is asked for. */
const ConnectMenuButton = memo(function ConnectMenuButton({ nodeKey, port }: { nodeKey: string; port: Port }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost" aria-label={`Connect something to ${port.label}`}>
          <Plus />
          Connect
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <Candidates nodeKey={nodeKey} port={port} />
      </DropdownMenuContent>
    </DropdownMenu>
  );
});

function Candidates({ nodeKey, port }: { nodeKey: string; port: Port }) {
  const store = useEditorStore();
  return useCandidates(nodeKey, port.name).map(({ edge, label }) => (
    <DropdownMenuItem key={`${edge.sourceKey} ${edge.sourceHandle}`} onSelect={() => store.getState().connect(edge)}>
      {label}
    </DropdownMenuItem>
  ));
}
