import { CopyPlus, Trash2 } from 'lucide-react';
import { memo } from 'react';
import type { NodeType } from '../../graph/catalogue/catalogue.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { NamedIcon } from '../../ui/display/NamedIcon.tsx';
import { duplicateSelection } from '../../graph/store/clipboard-actions.ts';
import { useEditor, useEditorStore } from '../../graph/store/EditorContext.tsx';
import { NodeName } from './NodeName.tsx';

interface NodeHeadingProps {
  nodeKey: string;
  name: string;
  type: NodeType | undefined;
}

export const NodeHeading = memo(function NodeHeading({ nodeKey, name, type }: NodeHeadingProps) {
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const removeSelected = useEditor((state) => state.removeSelected);
  const store = useEditorStore();
  return (
    <header className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <NamedIcon name={type?.icon ?? 'box'} className="size-4 shrink-0 text-text-muted" />
        <NodeName nodeKey={nodeKey} name={name} />
        {!isReadOnly && (
          <>
            <IconButton
              label="Duplicate"
              size="icon-sm"
              shortcut={['Mod', 'D']}
              onClick={() => duplicateSelection(store)}
            >
              <CopyPlus />
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
});
