import type { Client } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { ExecuteWorkflowMutation } from '../../execution/execution-documents.ts';
import { readExecution } from '../../execution/read-execution.ts';
import type { RunState } from '../../execution/run-state.ts';
import type { EditorSession } from '../editor-session.ts';

export type Start =
  | { kind: 'started'; run: RunState }
  /** The run would fail in parts; it is not begun unless the person wants that. */
  | { kind: 'unready'; problems: number }
  | { kind: 'refused'; message: string; isWorthRepeating: boolean };

interface Press {
  /** Names the press of the button, so that one press is one run. */
  key: string;
  /** Runs although something stands in the way. */
  isForced: boolean;
}

/** Saves what is on screen and runs it. */
export async function startRun(
  client: Client,
  workflowId: string,
  session: EditorSession,
  press: Press,
): Promise<Start> {
  if (!(await session.autosave.flush())) return notSaved(session);
  const known = session.editor.getState().problems;
  if (known.length > 0 && !press.isForced) return { kind: 'unready', problems: known.length };
  const input = { workflowId, idempotencyKey: press.key };
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

function notSaved({ autosave, editor }: EditorSession): Start {
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

function refused(message: string): Start {
  return { kind: 'refused', message, isWorthRepeating: false };
}
