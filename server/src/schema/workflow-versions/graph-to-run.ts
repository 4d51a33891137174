import type { Graph } from '@visualadgen/graph/graph.ts';
import { carryOver, type VersionedTypes } from '../../nodes/carry-over.ts';
import type { Transaction } from '../../store/database.ts';
import type { WorkflowRow } from '../../store/tables.ts';
import { isVersionKept, loadVersionGraph } from '../../store/workflow-versions.ts';
import { loadGraph } from '../../store/workflows.ts';
import type { Viewer } from '../context.ts';
import { NotPublishedError } from '../errors.ts';
import { findOwnWorkflow } from '../workflows.ts';
import { noVersion, readVersion } from './workflow-version.ts';

/* Which version of a workflow is run, and its graph. */

/** The one of that number; the draft, as it is saved now; the published one; or that and the draft where none is published. */
export type RunVersion = number | 'DRAFT' | 'PUBLISHED' | 'PUBLISHED_OR_DRAFT';

export interface GraphToRun {
  workflow: WorkflowRow;
  graph: Graph;
  version: number;
  /** Its version was run or published before. */
  isKept: boolean;
}

/** What is run where nobody says: people in the editor their draft, programs what is published. */
export function usualVersion(viewer: Viewer | null): RunVersion {
  return viewer?.isSession ? 'DRAFT' : 'PUBLISHED_OR_DRAFT';
}

/** The graph as the present node types read it. Throws NotFoundError for a workflow that is not the viewer’s and a version that was not kept, and NotPublishedError. */
export async function loadGraphToRun(
  db: Transaction,
  globalId: string,
  which: RunVersion,
  types: VersionedTypes,
): Promise<GraphToRun> {
  const workflow = await findOwnWorkflow(db, globalId);
  const version = versionToRun(workflow, which);
  const of = { workflowId: workflow.id, version };
  if (version === workflow.version) {
    const [graph, isKept] = await Promise.all([loadGraph(db, workflow.id), isVersionKept(db, of)]);
    return { workflow, graph: carryOver(graph, types), version, isKept };
  }
  const graph = await loadVersionGraph(db, of);
  if (!graph) throw noVersion(version);
  return { workflow, graph: carryOver(graph, types), version, isKept: true };
}

function versionToRun(workflow: WorkflowRow, which: RunVersion): number {
  if (typeof which === 'number') return readVersion('version', which);
  if (which === 'DRAFT') return workflow.version;
  if (workflow.published_version !== null) return workflow.published_version;
  if (which === 'PUBLISHED') throw new NotPublishedError(workflow);
  return workflow.version;
}
