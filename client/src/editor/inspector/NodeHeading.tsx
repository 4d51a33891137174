import { CircleSlash, Copy, Trash2 } from 'lucide-react';
import type { NodeType } from '../../nodes/catalogue.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { NamedIcon } from '../../ui/NamedIcon.tsx';
import { duplicateSelection } from '../clipboard-actions.ts';
import { muteKeys } from '../commands/edit-commands.ts';
import { useEditor, useEditorStore } from '../EditorContext.tsx';

interface NodeHeadingProps {
  nodeKey: string;
  name: string;
  type: NodeType | undefined;
}

export function NodeHeading({ nodeKey, name, type }: NodeHeadingProps) {
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const rename = useEditor((state) => state.rename);
  const removeSelected = useEditor((state) => state.removeSelected);
  const isMuted = useEditor(({ nodes }) => nodes.some(({ id, data }) => id === nodeKey && data.isMuted));
  const store = useEditorStore();
  return (
    <header className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <NamedIcon name={type?.icon ?? 'box'} className="size-4 shrink-0 text-text-muted" />
        <input
          aria-label="Name of the node"
          value={name}
          readOnly={isReadOnly}
          maxLength={200}
          spellCheck={false}
          onChange={(event) => rename(nodeKey, event.target.value)}
          onBlur={() => name.trim() === '' && rename(nodeKey, type?.title ?? 'Node')}
          className="-mx-1.5 h-7 min-w-0 flex-1 truncate rounded-md border border-transparent bg-transparent px-1.5 text-base font-semibold hover:border-border focus-visible:border-ring focus-visible:outline-none"
        />
        {!isReadOnly && (
          <>
            <IconButton
              label={isMuted ? 'Let it take part again' : 'Mute: it does not run'}
              aria-pressed={isMuted}
              size="icon-sm"
              shortcut={muteKeys}
              className="aria-pressed:bg-hover aria-pressed:text-text"
              onClick={() => store.getState().toggleMuted([nodeKey])}
            >
              <CircleSlash />
            </IconButton>
            <IconButton
              label="Duplicate"
              size="icon-sm"
              shortcut={['Mod', 'D']}
              onClick={() => duplicateSelection(store)}
            >
              <Copy />
            </IconButton>
            <IconButton label="Delete" size="icon-sm" shortcut={['Backspace']} onClick={removeSelected}>
              <Trash2 />
            </IconButton>
          </>
        )}
      </div>
      {type && <p className="text-xs text-text-muted">{type.description}</p>}
    </header>
  );
}
