import { Plus, X } from 'lucide-react';
import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { NodeType } from '../../nodes/catalogue.ts';
import { portKindLabels } from '../../nodes/port-looks.ts';
import { Button } from '../../ui/Button.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../../ui/DropdownMenu.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useEditor, useEditorStore } from '../EditorContext.tsx';
import { nameOf } from './name-of.ts';
import { PortLine } from './PortLine.tsx';
import { useCandidates, useHasCandidates } from './useCandidates.ts';

type Port = NodeType['inputs'][number];

/** One input: what it takes, what feeds it, each to be taken away, and a menu of what else could. */
export function InputConnections({ nodeKey, port }: { nodeKey: string; port: Port }) {
  const store = useEditorStore();
  const edges = useEditor((state) => state.edges);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const joined = edges.filter(({ target, targetHandle }) => target === nodeKey && targetHandle === port.name);
  // Names alone, so that typing in a form does not draw this anew.
  const names = useEditor(useShallow(({ nodes }) => joined.map(({ source }) => nameOf(nodes, source))));

  return (
    <div className="flex flex-col gap-1">
      <PortLine kind={port.kind} label={port.label} note={noteOf(port)}>
        {!isReadOnly && <Join nodeKey={nodeKey} port={port} />}
      </PortLine>
      {port.isRequired && joined.length === 0 && (
        <p className="pl-4 text-xs text-danger">Nothing is joined to it, which a run needs.</p>
      )}
      <ul className="flex flex-col gap-1">
        {joined.map((edge, index) => (
          <li key={edge.id} className="flex h-8 items-center rounded-md bg-surface-sunken pr-0.5 pl-2.5 text-sm">
            <button
              type="button"
              title="Go to this node"
              className="min-w-0 flex-1 truncate rounded-sm text-left hover:underline"
              onClick={() => store.getState().select([edge.source])}
            >
              {names[index]}
            </button>
            {!isReadOnly && (
              <IconButton
                label={`Take away ${names[index]}`}
                size="icon-sm"
                onClick={() => store.getState().changeEdges([{ type: 'remove', id: edge.id }])}
              >
                <X />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `takes text or prompt`, `takes anything`. */
function noteOf({ accepts, isOpen }: Port): string {
  if (isOpen) return 'takes anything';
  // Whoever takes several images takes one.
  const kinds = accepts.filter((kind) => kind !== 'IMAGE' || !accepts.includes('IMAGES'));
  const words = kinds.map((kind) => portKindLabels[kind].toLowerCase());
  return `takes ${words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`}`;
}

function Join({ nodeKey, port }: { nodeKey: string; port: Port }) {
  return useHasCandidates(nodeKey, port.name) && <JoinMenu nodeKey={nodeKey} port={port} />;
}

/** What could be joined is gone through only when it is asked for. */
const JoinMenu = memo(function JoinMenu({ nodeKey, port }: { nodeKey: string; port: Port }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="sm" variant="ghost" aria-label={`Join something to ${port.label}`}>
          <Plus />
          Join
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
