import type { Client } from 'urql';
import { isUnreachable, readAnswer } from '../../api/read-answer.ts';
import type { Graph } from '../../graph/model/graph.ts';
import type { Problem } from '../../graph/words/problems.ts';
import { readGraph } from '../../graph/workflow/read-graph.ts';
import { SaveWorkflowGraphMutation } from '../../graph/workflow/workflow-documents.ts';
import type { SaveAnswer } from './autosave.ts';

/** Sends a graph, with the version it was made on; tells the server's problems with it along the way. */
export async function saveGraph(
  client: Client,
  workflowId: string,
  graph: Graph,
  version: number,
  onProblems: (problems: readonly Problem[]) => void,
): Promise<SaveAnswer> {
  const { data, error } = await client
    .mutation(SaveWorkflowGraphMutation, { input: { workflowId, version, graph } })
    .toPromise();
  const answer = readAnswer(error, data?.saveWorkflowGraph, 'SaveWorkflowGraphPayload');
  if (answer.ok) {
    onProblems(answer.payload.workflow.problems);
    return { kind: 'saved', version: answer.payload.workflow.version };
  }
  switch (answer.error?.__typename) {
    case 'GraphInvalidError':
      onProblems(answer.error.problems);
      return { kind: 'refused', message: answer.message };
    case 'VersionConflictError': {
      const { workflow } = answer.error;
      const theirs = { version: workflow.version, graph: readGraph(workflow), savedAt: workflow.updatedAt };
      return { kind: 'conflict', theirs };
    }
    case 'InputInvalidError':
      return { kind: 'refused', message: answer.message };
    case 'NotFoundError':
      return { kind: 'gone' };
    case undefined:
      return error && !isUnreachable(error) ? { kind: 'refused', message: answer.message } : { kind: 'unreachable' };
  }
}
