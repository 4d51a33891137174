import { useStoreApi } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { describeFlow } from './describe-flow.ts';
import { EdgeValueCard } from './EdgeValueCard.tsx';
import { useRunStore } from '../state/RunContext.tsx';

interface Shown {
  edgeId: string;
  /** Pixels of the window. */
  x: number;
  y: number;
}

const delayMs = 150;

/**
 * Shows what went over an edge in the run on screen while the mouse or the focus is on it. It listens to the canvas as a whole:
 * a thousand edges cost nothing until one is pointed at.
 */
export function EdgeValue() {
  const canvas = useStoreApi();
  const editor = useEditorStore();
  const run = useRunStore();
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    const box = canvas.getState().domNode;
    if (!box) return undefined;
    const stop = new AbortController();
    const options = { signal: stop.signal };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pointed: string | null = null;

    function point(edgeId: string | null, x = 0, y = 0) {
      if (edgeId === pointed) return;
      pointed = edgeId;
      clearTimeout(timer);
      setShown(null);
      if (edgeId !== null && run.getState().execution) timer = setTimeout(() => setShown({ edgeId, x, y }), delayMs);
    }

    function onOver({ target, clientX, clientY, pointerType, buttons }: PointerEvent) {
      if (pointerType !== 'mouse' || buttons > 0) return;
      point(edgeOf(target)?.id ?? null, clientX, clientY);
    }

    function onFocus({ target }: FocusEvent) {
      const edge = edgeOf(target);
      if (!edge) return;
      const { left, top, width, height } = edge.element.getBoundingClientRect();
      point(edge.id, left + width / 2, top + height / 2);
      // Heard together with the edge's name, so it is there at once.
      const words = describeFlow(edge.id, editor.getState().edges, run.getState());
      if (words) edge.element.setAttribute('aria-description', words);
      else edge.element.removeAttribute('aria-description');
    }

    box.addEventListener('pointerover', onOver, options);
    box.addEventListener('pointerleave', () => point(null), options);
    box.addEventListener('pointerdown', () => point(null), options);
    box.addEventListener('focusin', onFocus, options);
    box.addEventListener('focusout', () => point(null), options);
    box.addEventListener('wheel', () => point(null), { ...options, passive: true });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [canvas, editor, run]);

  return shown && <EdgeValueCard {...shown} />;
}

function edgeOf(target: EventTarget | null): { id: string; element: Element } | null {
  const element = target instanceof Element ? target.closest('.react-flow__edge') : null;
  const id = element?.getAttribute('data-id');
  return element && id ? { id, element } : null;
}
