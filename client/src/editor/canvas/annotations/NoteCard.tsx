import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useEditor } from '../../../graph/store/EditorContext.tsx';
import type { NoteNode } from '../../../graph/model/annotation.ts';
import { annotationLimits } from '@visualadgen/graph/limits.ts';
import { LinkedText } from './LinkedText.tsx';
import { ResizeEdges } from './ResizeEdges.tsx';
import { useWording } from './useWording.ts';

/** Words on the canvas, written where they stand. */
export const NoteCard = memo(function NoteCard({ id, data: { text, color }, selected }: NodeProps<NoteNode>) {
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const { isWriting, begin, field } = useWording(id, text);
  return (
    <div className="annotation note size-full" data-color={color} data-chosen={selected || undefined}>
      {selected && !isReadOnly && <ResizeEdges minWidth={112} minHeight={64} />}
      {isWriting ? (
        <textarea
          {...field}
          aria-label="Text of the note"
          placeholder="Write a note"
          maxLength={annotationLimits.text}
          className="nodrag nopan nowheel size-full resize-none rounded-[inherit] bg-transparent px-3 py-2.5 text-sm outline-none"
        />
      ) : (
        <div
          onDoubleClick={begin}
          className="size-full overflow-y-auto rounded-[inherit] px-3 py-2.5 text-sm break-words whitespace-pre-wrap"
        >
          {text ? <LinkedText text={text} /> : <span className="text-text-muted">Empty note</span>}
        </div>
      )}
    </div>
  );
});
