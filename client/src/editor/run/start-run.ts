import type { Client } from 'urql';
import type {
  EstimateCostQuery as EstimateCostQueryResult,
  ExecuteWorkflowInput,
} from '../../api/generated/graphql.ts';
import { refetch } from '../../api/refetch.ts';
import { EstimateCostQuery } from '../../run/cost/estimate-documents.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { ExecuteWorkflowMutation } from '../../run/state/execution-documents.ts';
import { readExecution } from '../../run/state/read-execution.ts';
import type { RunState } from '../../run/state/run-state.ts';
import type { EditorSession } from '../session/editor-session.ts';
import { neededFor } from '@visualadgen/graph/plan/subgraph.ts';
import type { Ends } from '@visualadgen/graph/plan/subgraph.ts';
import { toGraphEdge } from '../../graph/model/flow.ts';
import { isOfConnections } from '../../graph/words/problems.ts';
import type { Problem } from '../../graph/words/problems.ts';
import type { RunScope } from '../../run/control/run-scope.ts';

export type RunEstimate = NonNullable<EstimateCostQueryResult['estimateCost']>;

export type Start =
  | { kind: 'started'; run: RunState }
  /** It makes or costs so much that the person is asked once more. */
  | { kind: 'unconfirmed'; estimate: RunEstimate }
  /** The run would fail in parts; it is not begun unless the person wants that, and never while something connected would not be used. */
  | { kind: 'unready'; problems: readonly Problem[] }
  | { kind: 'refused'; message: string; isWorthRepeating: boolean };

interface Press {
  scope: RunScope;
  /** Names the press of the button, so that one press is one run. */
  key: string;
  /** Runs although something stands in the way. */
  isForced: boolean;
  /** The person has been asked, and wants what it makes. */
  isConfirmed: boolean;
  /** What it is given for inputs of the workflow, by name. */
  inputs: Record<string, unknown> | null;
  /** USD that the run may cost; null for no limit of its own. */
  budget: string | null;
}

/** Saves what is on screen and runs it. */
export async function startRun(
  client: Client,
  workflowId: string,
  session: EditorSession,
  press: Press,
): Promise<Start> {
  if (!(await session.autosave.flush())) return notSaved(session);
  const { edges, problems: known } = session.editor.getState();
  const inTheWay = problemsOf(press.scope, edges.map(toGraphEdge), known);
  if (inTheWay.some(isOfConnections) || (inTheWay.length > 0 && !press.isForced))
    return { kind: 'unready', problems: inTheWay };
  if (!press.isConfirmed) {
    const { data } = await refetch(client, EstimateCostQuery, {
      workflowId,
      ...inputOf(press.scope),
      ...(press.inputs && { inputs: press.inputs }),
    });
    // Without an answer there is nothing to ask about: the request to run meets the same trouble, and tells it.
    if (data?.estimateCost?.needsConfirmation) return { kind: 'unconfirmed', estimate: data.estimateCost };
  }
  const { key: idempotencyKey, budget, inputs } = press;
  const input = { workflowId, idempotencyKey, budget, ...(inputs && { inputs }), ...inputOf(press.scope) };
  const { data, error } = await client.mutation(ExecuteWorkflowMutation, { input }).toPromise();
  const answer = readAnswer(error, data?.executeWorkflow, 'ExecuteWorkflowPayload');
  if (answer.ok) return { kind: 'started', run: readExecution(answer.payload.execution) };
  if (answer.error?.__typename === 'GraphInvalidError') {
    const { problems } = answer.error;
    session.editor.getState().setProblems(problems);
    return refused(problems.length === 1 ? (problems[0]?.message ?? answer.message) : answer.message);
  }
  return { kind: 'refused', message: answer.message, isWorthRepeating: answer.error === null };
}

function inputOf(scope: RunScope): Pick<ExecuteWorkflowInput, 'isFresh' | 'upToNodeKey' | 'onlyNodeKey'> {
  switch (scope.kind) {
    case 'all':
      return {};
    case 'fresh':
      return { isFresh: true };
    case 'upTo':
      return { upToNodeKey: scope.nodeKey };
    case 'only':
      return { onlyNodeKey: scope.nodeKey };
  }
}

/** What stands in the way of that run: a node that it does not need may be unfinished. */
function problemsOf(scope: RunScope, edges: readonly Ends[], problems: readonly Problem[]): readonly Problem[] {
  if (!('nodeKey' in scope)) return problems;
  const needed = neededFor(edges, scope.nodeKey);
  return problems.filter(({ nodeKeys }) => nodeKeys.length === 0 || nodeKeys.some((key) => needed.has(key)));
}

/** Why what is on screen could not be saved, and so not be run. */
export function notSaved({ autosave, editor }: EditorSession): Extract<Start, { kind: 'refused' }> {
  const state = autosave.state.getState();
  switch (state.name) {
    case 'refused':
      return refused(editor.getState().problems[0]?.message ?? state.message);
    case 'conflict':
      return refused('Somebody else changed this workflow. Choose which one to keep, then run it.');
    case 'gone':
      return refused('This workflow was deleted.');
    default:
      return {
        kind: 'refused',
        message: 'The workflow could not be saved, so it was not run.',
        isWorthRepeating: true,
      };
  }
}

function refused(message: string): Extract<Start, { kind: 'refused' }> {
  return { kind: 'refused', message, isWorthRepeating: false };
}
