import { Background, BackgroundVariant, ReactFlow, useStore } from '@xyflow/react';
import type { EdgeTypes, NodeTypes } from '@xyflow/react';
import { lazy, Suspense, useState } from 'react';
import '@xyflow/react/dist/base.css';
import { NodeCard } from '../../nodes/NodeCard.tsx';
import { cn } from '../../ui/class-names.ts';
import { gridSize } from '../editor-store.ts';
import { useEditor } from '../EditorContext.tsx';
import type { FlowEdge, FlowNode } from '../graph/flow.ts';
import { CanvasControls } from './CanvasControls.tsx';
import './canvas.css';
import { EmptyCanvas } from './EmptyCanvas.tsx';
import { FarWires } from './FarWires.tsx';
import { fitOptions } from './fit-options.ts';
import { RefusalHint } from './RefusalHint.tsx';
import { useDividedEdges } from './useDividedEdges.ts';
import { useDropNode } from './useDropNode.ts';
import { useNodeMenu } from './useNodeMenu.ts';
import { useViewCommands } from './useViewCommands.ts';
import { useWiring } from './useWiring.ts';
import { WireEdge } from './WireEdge.tsx';
import { WireInHand } from './WireInHand.tsx';

const NodeMenu = lazy(async () => ({ default: (await import('./NodeMenu.tsx')).NodeMenu }));
const ConnectMenu = lazy(async () => ({ default: (await import('./ConnectMenu.tsx')).ConnectMenu }));

// Stable, or every card would be built anew on each render.
const nodeTypes = { card: NodeCard } satisfies NodeTypes;
const edgeTypes = { wire: WireEdge } satisfies EdgeTypes;
const snapGrid: [number, number] = [gridSize, gridSize];
/** Below it, small print on cards is not drawn: it could not be read, and there is much of it. */
const farZoom = 0.35;
const deleteKeys = ['Backspace', 'Delete'];

/** The graph, to be looked at, moved about and wired. */
export function Canvas({ workflowId }: { workflowId: string }) {
  const nodes = useEditor((state) => state.nodes);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const changeNodes = useEditor((state) => state.changeNodes);
  const changeEdges = useEditor((state) => state.changeEdges);
  const wiring = useWiring();
  const drop = useDropNode();
  const nodeMenu = useNodeMenu();
  useViewCommands();
  const isFar = useStore(({ transform }) => transform[2] < farZoom);
  const divided = useDividedEdges(isFar);
  // The first node of an empty canvas stays where it was put.
  const [isFitted] = useState(nodes.length > 0);

  return (
    <div className={cn('relative size-full', isFar && 'canvas-far')} {...drop}>
      <ReactFlow<FlowNode, FlowEdge>
        nodes={nodes}
        edges={divided.near}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={changeNodes}
        onEdgesChange={changeEdges}
        onConnect={wiring.connect}
        onConnectStart={wiring.start}
        onConnectEnd={wiring.end}
        isValidConnection={wiring.isValid}
        onNodeContextMenu={isReadOnly ? undefined : nodeMenu.open}
        nodesDraggable={!isReadOnly}
        nodesConnectable={!isReadOnly}
        deleteKeyCode={isReadOnly ? null : deleteKeys}
        snapToGrid
        snapGrid={snapGrid}
        connectionRadius={28}
        onlyRenderVisibleElements
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={0.1}
        maxZoom={2}
        fitView={isFitted}
        connectionLineComponent={WireInHand}
        fitViewOptions={fitOptions}
        proOptions={{ hideAttribution: true }}
        aria-label="Workflow canvas"
      >
        <Background variant={BackgroundVariant.Dots} gap={gridSize} size={1.2} color="var(--canvas-dot)" />
        <CanvasControls />
        <FarWires edges={divided.far} />
        <RefusalHint />
      </ReactFlow>
      {nodes.length === 0 && !isReadOnly && <EmptyCanvas />}
      <Suspense>
        {nodeMenu.place && <NodeMenu workflowId={workflowId} place={nodeMenu.place} onClose={nodeMenu.close} />}
      </Suspense>
      <Suspense>{wiring.loose && <ConnectMenu loose={wiring.loose} onClose={wiring.dismiss} />}</Suspense>
    </div>
  );
}
