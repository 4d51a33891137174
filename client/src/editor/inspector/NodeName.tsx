import { useEffect, useEffectEvent, useRef } from 'react';
import { graphLimits } from '@visualadgen/graph/limits.ts';
import { useEditor, useEditorStore } from '../../graph/store/EditorContext.tsx';

interface NodeNameProps {
  nodeKey: string;
  name: string;
}

/** A node's name, to be written over. Templates that name the node follow when the new name is done. */
export function NodeName({ nodeKey, name }: NodeNameProps) {
  const store = useEditorStore();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const rename = useEditor((state) => state.rename);
  /** What it was called before somebody began to write; null while nobody does. */
  const before = useRef<string | null>(null);

  const onLeave = useEffectEvent(() => finish());
  // Whoever chooses another node has left the field without its telling so.
  useEffect(() => () => onLeave(), []);

  function finish() {
    const from = before.current;
    before.current = null;
    if (from !== null) store.getState().finishRename(nodeKey, from);
  }

  return (
    <input
      aria-label="Name of the node"
      value={name}
      readOnly={isReadOnly}
      maxLength={graphLimits.name}
      spellCheck={false}
      onChange={(event) => {
        before.current ??= name;
        rename(nodeKey, event.target.value);
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      onBlur={finish}
      className="-mx-1.5 h-7 min-w-0 flex-1 truncate rounded-md border border-transparent bg-transparent px-1.5 text-base font-semibold hover:border-border focus-visible:border-ring focus-visible:outline-none"
    />
  );
}
