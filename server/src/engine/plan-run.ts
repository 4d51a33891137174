import type { Graph } from '@visualadgen/graph/graph.ts';
import { planGraph, UnwalkableGraphError } from '@visualadgen/graph/plan/plan.ts';
import type { GraphPlan } from '@visualadgen/graph/plan/plan.ts';
import { AppError } from '../errors.ts';

/** Lays out a graph that has been validated. Throws GRAPH_INVALID when it cannot be walked. */
export function planRun(graph: Graph): GraphPlan {
  try {
    return planGraph(graph);
  } catch (error) {
    if (error instanceof UnwalkableGraphError) throw new AppError('GRAPH_INVALID', { message: error.message });
    throw error;
  }
}
