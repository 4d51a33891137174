import { Background, BackgroundVariant, ReactFlow, useStore } from '@xyflow/react';
import type { EdgeTypes, NodeTypes } from '@xyflow/react';
import { Suspense, useMemo, useState } from 'react';
import type { PointerEvent } from 'react';
import '@xyflow/react/dist/base.css';
import { NodeCard } from '../../nodes/card/NodeCard.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { lazyAfterPaint, lazyPart } from '../../ui/loading/lazy-part.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { isFrame, isNote } from '../../graph/model/annotation.ts';
import type { FlowEdge } from '../../graph/model/flow.ts';
import { gridSize } from '../../graph/model/geometry.ts';
import type { Thing } from '../../graph/store/name-things.ts';
import { needsBar } from '../../graph/store/selection-actions.ts';
import { AlignmentGuides } from './AlignmentGuides.tsx';
import './annotations/annotations.css';
import { FrameCard } from './annotations/FrameCard.tsx';
import { NoteCard } from './annotations/NoteCard.tsx';
import { CanvasControls } from './CanvasControls.tsx';
import { CanvasTools } from './CanvasTools.tsx';
import './canvas.css';
import { EditAnnouncer } from './EditAnnouncer.tsx';
import { FarWires } from '../connect/FarWires.tsx';
import { fitOptions } from '../../graph/layout/fit-options.ts';
import { useRoomForResults } from './layout/useRoomForResults.ts';
import { useCanvasMenu } from './menus/useCanvasMenu.ts';
import { pointerPosition } from '../view/pointer-position.ts';
import { RefusalHint } from '../connect/RefusalHint.tsx';
import { useAnnotationKeys } from './actions/useAnnotationKeys.ts';
import { useCanvasActions } from './actions/useCanvasActions.ts';
import { useCanvasCommands } from './actions/useCanvasCommands.ts';
import { useDividedEdges } from '../connect/useDividedEdges.ts';
import { useDropContent } from './actions/useDropContent.ts';
import { useGuidedDrag } from './useGuidedDrag.ts';
import { useViewCommands } from '../view/useViewCommands.ts';
import { useWiring } from '../connect/useWiring.ts';
import { WireEdge } from '../connect/WireEdge.tsx';
import { WireInHand } from '../connect/WireInHand.tsx';

const EmptyCanvas = lazyAfterPaint(async () => (await import('./EmptyCanvas.tsx')).EmptyCanvas);
const CanvasMenu = lazyPart(async () => (await import('./menus/CanvasMenu.tsx')).CanvasMenu);
const DescribeNodes = lazyAfterPaint(async () => (await import('./DescribeNodes.tsx')).DescribeNodes);
const EdgeValue = lazyAfterPaint(async () => (await import('../../run/output/EdgeValue.tsx')).EdgeValue);
const ConnectMenu = lazyPart(async () => (await import('../connect/ConnectMenu.tsx')).ConnectMenu);
const SelectionBar = lazyPart(async () => (await import('./SelectionBar.tsx')).SelectionBar);

// Stable, or every card would be built anew on each render.
const nodeTypes = { card: NodeCard, frame: FrameCard, note: NoteCard } satisfies NodeTypes;
const edgeTypes = { wire: WireEdge } satisfies EdgeTypes;
const snapGrid: [number, number] = [gridSize, gridSize];
/** Below it, small print on cards is not drawn: it could not be read, and there is much of it. */
const farZoom = 0.35;

/** The graph, to be looked at, moved about and wired. */
export function Canvas({ workflowId }: { workflowId: string }) {
  const nodes = useEditor((state) => state.nodes);
  const annotations = useEditor((state) => state.annotations);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const hasBar = useEditor(needsBar);
  const changeEdges = useEditor((state) => state.changeEdges);
  const click = useEditor((state) => state.click);
  // Frames first and notes last, which is the order of the keyboard as well.
  const things = useMemo<Thing[]>(
    () =>
      annotations.length === 0 ? nodes : [...annotations.filter(isFrame), ...nodes, ...annotations.filter(isNote)],
    [nodes, annotations],
  );
  const wiring = useWiring();
  const drop = useDropContent();
  const drag = useGuidedDrag();
  const menu = useCanvasMenu();
  const actions = useCanvasActions();
  const onKeyDown = useAnnotationKeys();
  useViewCommands();
  useRoomForResults();
  useCanvasCommands(actions);
  const isFar = useStore(({ transform }) => transform[2] < farZoom);
  const divided = useDividedEdges(isFar);
  // The first node of an empty canvas stays where it was put.
  const [isFitted] = useState(things.length > 0);

  return (
    <div
      className={cn('relative size-full', isFar && 'canvas-far')}
      {...drop}
      {...pointing}
      onKeyDownCapture={onKeyDown}
    >
      <ReactFlow<Thing, FlowEdge>
        nodes={things}
        edges={divided.near}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={drag.changeNodes}
        onEdgesChange={changeEdges}
        onNodeClick={(_, { id }) => click(id)}
        {...drag.handlers}
        onConnect={wiring.connect}
        onConnectStart={wiring.start}
        onConnectEnd={wiring.end}
        onReconnect={isReadOnly ? undefined : wiring.reconnect}
        onReconnectStart={wiring.reconnectStart}
        isValidConnection={wiring.isValid}
        {...(isReadOnly ? {} : menu.handlers)}
        nodesDraggable={!isReadOnly}
        nodesConnectable={!isReadOnly}
        // Deleting is a command: nodes, notes, frames and wires go in one step.
        deleteKeyCode={null}
        snapToGrid
        snapGrid={snapGrid}
        connectionRadius={28}
        onlyRenderVisibleElements
        panOnScroll
        zoomOnDoubleClick={false}
        // As far as it takes to see a workflow of a hundred cards with room for their results.
        minZoom={0.05}
        maxZoom={2}
        fitView={isFitted}
        connectionLineComponent={WireInHand}
        fitViewOptions={fitOptions}
        proOptions={{ hideAttribution: true }}
        aria-label="Workflow canvas"
      >
        <Background variant={BackgroundVariant.Dots} gap={gridSize} size={1.2} color="var(--canvas-dot)" />
        <CanvasControls />
        {!isReadOnly && <CanvasTools actions={actions} makesRoom={hasBar} />}
        <FarWires edges={divided.far} />
        <RefusalHint />
        <AlignmentGuides guides={drag.guides} />
        <Suspense>{hasBar && !isReadOnly && <SelectionBar actions={actions} />}</Suspense>
        <Suspense>
          <DescribeNodes />
          <EdgeValue />
        </Suspense>
      </ReactFlow>
      <Suspense>{things.length === 0 && !isReadOnly && <EmptyCanvas />}</Suspense>
      <EditAnnouncer />
      <Suspense>
        {menu.place && <CanvasMenu workflowId={workflowId} place={menu.place} actions={actions} onClose={menu.close} />}
      </Suspense>
      <Suspense>{wiring.loose && <ConnectMenu loose={wiring.loose} onClose={wiring.dismiss} />}</Suspense>
    </div>
  );
}

/** What is pasted or added goes where the pointer is. */
const pointing = {
  onPointerMove({ clientX, clientY, target }: PointerEvent) {
    const isOver = target instanceof Element && target.closest('.react-flow__renderer') !== null;
    pointerPosition.at = isOver ? { x: clientX, y: clientY } : null;
  },
  onPointerLeave() {
    pointerPosition.at = null;
  },
};
