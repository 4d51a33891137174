import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useEditor } from '../../../graph/store/EditorContext.tsx';
import type { FrameNode } from '../../../graph/model/annotation.ts';
import { annotationLimits } from '@visualadgen/graph/limits.ts';
import { ResizeEdges } from './ResizeEdges.tsx';
import { useWording } from './useWording.ts';

/** A titled region behind nodes. It is held by its title; its area lets through to what lies in it. */
export const FrameCard = memo(function FrameCard({ id, data: { title, color }, selected }: NodeProps<FrameNode>) {
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const { isWriting, begin, field } = useWording(id, title);
  return (
    <div className="annotation frame size-full" data-color={color} data-chosen={selected || undefined}>
      {selected && !isReadOnly && <ResizeEdges minWidth={160} minHeight={96} />}
      <div className="frame-title" onDoubleClick={begin}>
        {isWriting ? (
          <input
            {...field}
            aria-label="Title of the frame"
            placeholder="Name this frame"
            maxLength={annotationLimits.title}
            spellCheck={false}
            className="nodrag nopan w-full bg-transparent outline-none"
          />
        ) : (
          <span className="truncate">{title || <span className="font-normal opacity-80">Untitled frame</span>}</span>
        )}
      </div>
    </div>
  );
});
