import { Plus, X } from 'lucide-react';
import type { NodeType } from '../../nodes/catalogue.ts';
import { portColors } from '../../nodes/port-looks.ts';
import { Button } from '../../ui/Button.tsx';
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '../../ui/DropdownMenu.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useEditor, useEditorStore } from '../EditorContext.tsx';
import { useCandidates } from './useCandidates.ts';

/** One input: what feeds it, each to be taken away, and a menu of what else could. */
export function InputConnections({ nodeKey, port }: { nodeKey: string; port: NodeType['inputs'][number] }) {
  const store = useEditorStore();
  const nodes = useEditor((state) => state.nodes);
  const edges = useEditor((state) => state.edges);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const candidates = useCandidates(nodeKey, port.name);
  const joined = edges.filter(({ target, targetHandle }) => target === nodeKey && targetHandle === port.name);
  const nameOf = (key: string) => nodes.find(({ id }) => id === key)?.data.name ?? key;

  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex h-6 items-center gap-2 text-xs text-text-muted">
        <span aria-hidden className="size-2 rounded-full" style={{ background: portColors[port.kind] }} />
        <span className="flex-1 truncate">
          {port.label}
          {port.isRequired && ' *'}
        </span>
        {!isReadOnly && candidates.length > 0 && (
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button size="sm" variant="ghost" aria-label={`Join something to ${port.label}`}>
                <Plus />
                Join
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              {candidates.map(({ edge, label }) => (
                <DropdownMenuItem key={label} onSelect={() => store.getState().connect(edge)}>
                  {label}
                </DropdownMenuItem>
              ))}
            </DropdownMenuContent>
          </DropdownMenu>
        )}
      </div>
      <ul className="flex flex-col gap-1">
        {joined.map((edge) => (
          <li key={edge.id} className="flex h-8 items-center rounded-md bg-surface-sunken pr-0.5 pl-2.5 text-sm">
            <span className="flex-1 truncate">{nameOf(edge.source)}</span>
            {!isReadOnly && (
              <IconButton
                label={`Take away ${nameOf(edge.source)}`}
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
