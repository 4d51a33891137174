import type { EditorStore } from '../graph/store/editor-store.ts';
import type { GraphNode } from '../graph/model/graph.ts';
import type { TourPlan } from './tour-plan.ts';

/** Puts the model and the output on the canvas, connected to what is there; only those that are not. */
export function addModel(store: EditorStore, plan: TourPlan): void {
  const from = keyOf(store, plan.beginning.nodes[1]);
  const model = keyOf(store, plan.model.node) ?? add(store, plan, plan.model.node, from);
  if (!keyOf(store, plan.output)) add(store, plan, plan.output, model);
  store.getState().select([]);
}

function add(store: EditorStore, plan: TourPlan, node: GraphNode, sourceKey: string | undefined): string {
  const edge = plan.edges.find(({ targetKey }) => targetKey === node.key);
  const wire = edge && sourceKey ? [{ ...edge, sourceKey }] : [];
  const wires = (targetKey: string) => wire.map((one) => ({ ...one, targetKey }));
  return store.getState().addNode(node.type, node.position, { wires });
}

function keyOf(store: EditorStore, node: GraphNode | undefined): string | undefined {
  return store.getState().nodes.find(({ data }) => data.type === node?.type)?.id;
}
