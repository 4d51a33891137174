import { addMoney, subtractMoney } from '@visualadgen/graph/money/money.ts';
import { executeWorkflow, type StartContext } from '../schema/execute-workflow.ts';
import { encodeId } from '../schema/ids.ts';
import { findCallerSpending } from '../store/budgets.ts';
import type { Database } from '../store/database.ts';
import type { Caller } from '../store/executions.ts';
import type { ExecutionRow, ScheduleRow, TriggerRow } from '../store/tables.ts';

/** What a run is started with, beside who is asked for it. */
export type StartingParts = Pick<StartContext, 'nodeTypes' | 'itemLimits' | 'engine'> & { database: Database };

export interface PublishedCall {
  /** Whose workflow, which, and what it may cost in a month. */
  by: ScheduleRow | TriggerRow;
  caller: Caller;
  inputs: Record<string, unknown>;
  idempotencyKey: string | null;
  /** The key stands for the same, whatever has changed meanwhile. */
  isSameByKey: boolean;
  requestContext: StartContext['requestContext'];
}

/** Runs the published version of a workflow as its owner. Throws what says why it did not, of the catalogue of errors. */
export async function startPublished(
  { database, ...parts }: StartingParts,
  { by, caller, inputs, idempotencyKey, isSameByKey, requestContext }: PublishedCall,
): Promise<ExecutionRow> {
  const asViewer: StartContext['asViewer'] = (work) => database.asUser(by.user_id, work);
  requestContext.userId = by.user_id;
  return executeWorkflow(
    encodeId('Workflow', by.workflow_id),
    {
      version: 'PUBLISHED',
      call: { inputs },
      idempotencyKey,
      isSameByKey,
      isFresh: false,
      budget: null,
      target: null,
      retryOf: null,
      caller,
      costLeft: by.monthly_budget === null ? null : await leftOf(by.monthly_budget, by.id, asViewer),
    },
    { ...parts, asViewer, requestContext },
  );
}

/** USD of this month; 0 where more than the budget is spent. */
async function leftOf(budget: string, callerId: string, asViewer: StartContext['asViewer']): Promise<string> {
  const { spent, held } = await asViewer((db) => findCallerSpending(db, callerId));
  const { isNegative, amount } = subtractMoney(budget, addMoney(spent, held));
  return isNegative ? '0' : amount;
}
