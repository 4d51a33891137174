import { useMemo } from 'react';
import { toast } from '../../../ui/toast/toast.ts';
import { pasteClipboard } from '../../content/paste-clipboard.ts';
import { usePutContent } from '../../content/usePutContent.ts';
import { useEditorStore } from '../../../graph/store/EditorContext.tsx';
import { gridSize } from '../../../graph/model/geometry.ts';
import { annotationLimits } from '@visualadgen/graph/limits.ts';
import type { Point } from '../../../graph/model/graph.ts';
import { useTidy } from '../layout/useTidy.ts';
import { useCanvasView } from '../../view/useCanvasView.ts';

/** What is done to the canvas at a place: the one given, on the canvas, or where the person looks. */
export interface CanvasActions {
  addNote(at?: Point): void;
  /** Around what is chosen; where nothing is, there. */
  addFrame(at?: Point): void;
  paste(at?: Point): void;
  tidy(): void;
}

const noteSize = { width: 14 * gridSize, height: 8 * gridSize };
const frameSize = { width: 30 * gridSize, height: 20 * gridSize };

export function useCanvasActions(): CanvasActions {
  const store = useEditorStore();
  const view = useCanvasView();
  const put = usePutContent(store);
  const tidy = useTidy();
  return useMemo(
    () => ({
      addNote(at) {
        const { x, y } = at ?? middleOf(view.here(), noteSize);
        if (!store.getState().addNote({ x, y, ...noteSize })) sayFull('notes');
      },
      addFrame(at) {
        const { x, y } = at ?? middleOf(view.here(), frameSize);
        if (!store.getState().addFrame({ x, y, ...frameSize })) sayFull('frames');
      },
      paste: (at) => void pasteClipboard((content) => put(content, at)),
      tidy,
    }),
    [store, view, put, tidy],
  );
}

function middleOf({ x, y }: Point, { width, height }: { width: number; height: number }): Point {
  return { x: x - width / 2, y: y - height / 2 };
}

function sayFull(what: string): void {
  toast.warning(`A canvas holds at most ${annotationLimits.count} ${what}.`);
}
