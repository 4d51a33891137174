import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { useRunStore } from '../../../run/state/RunContext.tsx';
import { isLive } from '../../../run/state/run-state.ts';
import { useEditorStore } from '../../../graph/store/EditorContext.tsx';
import type { EditorStore } from '../../../graph/store/editor-store.ts';
import type { FlowNode } from '../../../graph/model/flow.ts';
import { makeRoom } from '../../../graph/layout/make-room.ts';
import type { Growth } from '../../../graph/layout/make-room.ts';
import { fitOptions } from '../../../graph/layout/fit-options.ts';
import { pointerPosition } from '../../view/pointer-position.ts';
import { runPartHeight } from './run-part-height.ts';

/**
 * Makes room as soon as what a run gives makes cards higher. Nothing moves away under the pointer, or while something is dragged:
 * that waits until the hand is elsewhere. Whoever opens a workflow with results sees all of it.
 */
export function useRoomForResults(): void {
  const store = useEditorStore();
  const run = useRunStore();
  const { fitView } = useReactFlow();
  useEffect(() => {
    let isJustOpened = true;
    const watch = watchGrowth(store, () => {
      const { execution } = run.getState();
      // After the canvas has taken in the new places.
      if (isJustOpened && execution && !isLive(execution.status)) requestAnimationFrame(() => void fitView(fitOptions));
    });
    const listening = new AbortController();
    const options = { capture: true, passive: true, signal: listening.signal };
    const touched = () => {
      isJustOpened = false;
    };
    for (const name of ['pointerdown', 'wheel', 'keydown']) document.addEventListener(name, touched, options);
    document.addEventListener('pointermove', watch.tryAgain, options);
    return () => {
      watch.stop();
      listening.abort();
    };
  }, [store, run, fitView]);
}

function watchGrowth(store: EditorStore, onMade: () => void) {
  /** How high each card's part of a run has been at most: what has made way once stays there. */
  const known = new Map<string, number>();
  let seen = new Map<string, FlowNode['measured']>();
  let waiting: Growth[] = [];

  function look() {
    const { nodes } = store.getState();
    const changed = nodes.filter(({ id, measured }) => seen.get(id) !== measured);
    if (changed.length === 0) return;
    seen = new Map(nodes.map(({ id, measured }) => [id, measured]));
    for (const { id, measured } of changed) {
      const growth = measured?.height === undefined ? forget(id) : growthOf(id, measured.height);
      if (growth) waiting.push(growth);
    }
    // After the canvas has told all that it has measured.
    if (waiting.length > 0) queueMicrotask(tryAgain);
  }

  /** Put on screen anew, it stands where it stood before any run. */
  function forget(id: string): undefined {
    known.delete(id);
  }

  function growthOf(id: string, height: number): Growth | null {
    const now = runPartHeight(id);
    const before = known.get(id) ?? 0;
    if (now <= before) return null;
    known.set(id, now);
    return { id, from: height - (now - before), to: height };
  }

  function tryAgain() {
    if (waiting.length === 0) return;
    const state = store.getState();
    const made = makeRoom(state, waiting);
    if (made.size > 0 && isInHand(state.nodes, made)) return;
    const growths = waiting;
    waiting = [];
    if (made.size === 0) return;
    state.makeRoom(growths);
    onMade();
  }

  look();
  return { stop: store.subscribe(look), tryAgain };
}

function isInHand(nodes: readonly FlowNode[], made: ReadonlyMap<string, unknown>): boolean {
  if (nodes.some(({ dragging }) => dragging)) return true;
  const at = pointerPosition.at;
  const under = at && document.elementFromPoint(at.x, at.y)?.closest('.react-flow__node');
  return made.has(under?.getAttribute('data-id') ?? '');
}
