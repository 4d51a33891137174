import type { Connection, FinalConnectionState, OnConnectStart } from '@xyflow/react';
import { useCallback, useRef, useState } from 'react';
import type { MouseEvent as MouseEventOnPage } from 'react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import { typesInFlow } from '../../graph/catalogue/types-in-flow.ts';
import { toast } from '../../ui/toast/toast.ts';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import type { EditorState } from '../../graph/store/editor-store.ts';
import type { FlowEdge } from '../../graph/model/flow.ts';
import type { GraphEdge } from '@visualadgen/graph/graph.ts';
import type { Point } from '../../graph/model/graph.ts';
import { edgeOf, wiringOf } from '../../graph/connections/wiring.ts';

/** A wire that was let go over empty canvas. */
export interface LooseWire {
  nodeKey: string;
  handle: string;
  end: 'source' | 'target';
  /** Where it was let go, in the window. */
  at: Point;
}

/** How far the end of a wire is pulled before letting it go takes the wire away: a slip of the hand must not. In pixels. */
const pulledOff = 40;

/**
 * Connects what may be connected, says why the rest may not, and remembers a wire that ends nowhere. The end of a wire that is there
 * can be pulled to another port; let go over empty canvas, the wire is gone.
 */
export function useWiring() {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  const [loose, setLoose] = useState<LooseWire | null>(null);
  const replaced = useRef<{ edge: FlowEdge; from: Point } | null>(null);

  const isValid = useCallback(
    (wire: Connection | FlowEdge) => wiringInHand(store.getState(), catalogue).refuse(edgeOf(wire)) === null,
    [store, catalogue],
  );
  const connect = useCallback((wire: Connection) => store.getState().connect(edgeOf(wire)), [store]);
  const reconnect = useCallback(
    (edge: FlowEdge, wire: Connection) => store.getState().reconnect(edge.id, edgeOf(wire)),
    [store],
  );
  const reconnectStart = useCallback((event: MouseEventOnPage, edge: FlowEdge) => {
    replaced.current = { edge, from: { x: event.clientX, y: event.clientY } };
  }, []);
  const start = useCallback<OnConnectStart>(
    (_, { nodeId, handleId, handleType }) => {
      const state = store.getState();
      const { setWireInHand } = state;
      const type = typesInFlow(state, catalogue)(nodeId ?? '');
      const extra = replaced.current ? { replaces: replaced.current.edge.id } : {};
      if (handleType === 'source') {
        const output = type?.outputs.find(({ name }) => name === handleId);
        if (output) setWireInHand({ from: 'output', kind: output.sameAs ? null : output.kind, ...extra });
      } else {
        const input = type?.inputs.find(({ name }) => name === handleId);
        if (input) setWireInHand({ from: 'input', accepts: input.accepts, ...extra });
      }
    },
    [store, catalogue],
  );
  const end = useCallback(
    (event: MouseEvent | TouchEvent, wire: FinalConnectionState) => {
      const wiring = wiringInHand(store.getState(), catalogue);
      const old = replaced.current;
      replaced.current = null;
      store.getState().setWireInHand(null);
      if (wire.isValid || !wire.fromHandle || store.getState().isReadOnly) return;
      const tried = triedEdge(wire);
      if (tried) {
        // With a mouse the reason was beside the cursor.
        if ('changedTouches' in event) toast.warning(wiring.refuse(tried) ?? 'These two cannot be connected.');
      } else if (old) {
        if (isOverCanvas(event) && distance(old.from, pointOf(event)) > pulledOff)
          store.getState().disconnect(old.edge.id);
      } else if (isOverCanvas(event)) {
        setLoose({
          nodeKey: wire.fromHandle.nodeId,
          handle: wire.fromHandle.id ?? '',
          end: wire.fromHandle.type,
          at: pointOf(event),
        });
      }
    },
    [store, catalogue],
  );

  return {
    isValid,
    connect,
    reconnect,
    reconnectStart,
    start,
    end,
    loose,
    dismiss: useCallback(() => setLoose(null), []),
  };
}

/** The edge that a wire would have become: to the port it was let go over. */
export function triedEdge({
  fromHandle,
  toHandle,
}: Pick<FinalConnectionState, 'fromHandle' | 'toHandle'>): GraphEdge | null {
  if (!fromHandle || !toHandle || fromHandle.type === toHandle.type) return null;
  const [source, target] = fromHandle.type === 'source' ? [fromHandle, toHandle] : [toHandle, fromHandle];
  return {
    sourceKey: source.nodeId,
    sourceHandle: source.id ?? '',
    targetKey: target.nodeId,
    targetHandle: target.id ?? '',
  };
}

/** Why a wire cannot end where it is held; null while nothing speaks against it. */
export function refusalOf(wire: Parameters<typeof triedEdge>[0], state: EditorState, catalogue: Catalogue) {
  const tried = triedEdge(wire);
  return tried && wiringInHand(state, catalogue).refuse(tried);
}

/** The graph without the edge whose end is in hand: it must not stand in its own way. */
function wiringInHand({ nodes, edges, wireInHand }: EditorState, catalogue: Catalogue) {
  return wiringOf({ nodes, edges: edges.filter(({ id }) => id !== wireInHand?.replaces) }, catalogue);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function isOverCanvas({ target }: Event): boolean {
  return target instanceof Element && target.closest('.react-flow__pane') !== null;
}

function pointOf(event: MouseEvent | TouchEvent): Point {
  const { clientX, clientY } =
    'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
  return { x: clientX, y: clientY };
}
