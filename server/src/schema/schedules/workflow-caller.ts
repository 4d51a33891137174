import { addMoney } from '@visualadgen/graph/money/money.ts';
import { callOutcomes, type ScheduleRow, type TriggerRow } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import { ErrorCodeType, errorCodeOf } from '../error-code.ts';
import { Execution } from '../executions.ts';
import { Workflow } from '../workflows.ts';

/* What schedules and triggers have in common: a workflow, what it is called with, what that may cost, and what became of it. */

const CallOutcome = builder.enumType('CallOutcome', {
  description: 'What became of a time of a schedule, or of a call of a trigger.',
  values: {
    STARTED: { description: 'A run was started; whether it went well, the run says.' },
    REFUSED: { description: 'Nothing was run; `errorCode` says why.' },
    MISSED: { description: 'No server was there at that time, and nothing was run.' },
  } satisfies Record<(typeof callOutcomes)[number], object>,
});

type Called = ScheduleRow | TriggerRow;
type Result = Called & { last_at: Date; last_outcome: (typeof callOutcomes)[number] };

const CallResult = builder.objectRef<Result>('CallResult').implement({
  description: 'What became of the last time of a schedule, or of the last call of a trigger.',
  fields: (t) => ({
    at: t.expose('last_at', { type: 'DateTime', description: 'The time for which it was, or of the call.' }),
    outcome: t.expose('last_outcome', { type: CallOutcome, description: 'Whether a run was started.' }),
    execution: t.field({
      type: Execution,
      nullable: true,
      description: 'The run; null where none was started, and where it was removed since.',
      resolve: ({ last_execution_id: id }, _, { loaders }) => (id === null ? null : loaders.executions.load(id)),
    }),
    error: t.exposeString('last_error', { nullable: true, description: 'Why none was started, for people.' }),
    errorCode: t.field({
      type: ErrorCodeType,
      nullable: true,
      description: 'The same for programs.',
      resolve: ({ last_error_code }) => errorCodeOf({ error_code: last_error_code }),
    }),
  }),
});

export const WorkflowCaller = builder.interfaceRef<Called>('WorkflowCaller').implement({
  description: 'What runs the published version of a workflow by itself: a schedule or a trigger.',
  fields: (t) => ({
    workflow: t.field({
      type: Workflow,
      nullable: true,
      description: 'What it runs; null while it is deleted.',
      resolve: ({ workflow_id }, _, { loaders }) => loaders.workflows.load(workflow_id),
    }),
    inputs: t.expose('inputs', { type: 'JSON', description: 'What it is run with, by the names of its inputs.' }),
    isEnabled: t.exposeBoolean('is_enabled', { description: 'If false, it runs nothing.' }),
    monthlyBudget: t.expose('monthly_budget', {
      type: 'Decimal',
      nullable: true,
      description:
        'USD that all its runs together may cost in a calendar month, in UTC: what is expected to cost more is not started, and no paid call starts that would exceed it. Null for no limit of its own.',
    }),
    spentThisMonth: t.field({
      type: 'Decimal',
      description: 'USD of its runs in this calendar month, with what is held for calls under way.',
      resolve: async ({ id }, _, { loaders }) => {
        const spending = await loaders.callerSpendings.load(id);
        return spending ? addMoney(spending.spent, spending.held) : '0';
      },
    }),
    lastResult: t.field({
      type: CallResult,
      nullable: true,
      description: 'What became of it the last time; null where it was not asked for yet.',
      resolve: (row) => (hasResult(row) ? row : null),
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was made.' }),
  }),
});

function hasResult(row: Called): row is Result {
  return row.last_at !== null && row.last_outcome !== null;
}
