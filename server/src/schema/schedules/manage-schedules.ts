import { InputInvalidError } from '../../errors.ts';
import { nextTime } from '../../schedules/times.ts';
import type { Transaction } from '../../store/database.ts';
import { countOwnCallers, createSchedule, deleteCaller, findSchedules, updateSchedule } from '../../store/schedules.ts';
import type { ScheduleRow } from '../../store/tables.ts';
import type { Context } from '../context.ts';
import { readBudget } from '../budgets.ts';
import { builder } from '../builder.ts';
import { IdempotencyConflictError, NotFoundError, NotPublishedError } from '../errors.ts';
import { keyDescription, makeOnce } from '../idempotency.ts';
import { encodeId, rowId } from '../ids.ts';
import { readCallerInputs } from './read-inputs.ts';
import { readTimes } from './read-times.ts';
import { MissedTimes, Schedule, timesOf } from './schedule.ts';

const mostSchedules = 100;

const budgetDescription = 'USD in a calendar month, for all its runs together; null for no limit of its own.';

const CreateScheduleInput = builder.inputType('CreateScheduleInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true, description: 'A workflow of which a version is published.' }),
    cron: t.string({
      required: true,
      description: 'Five parts, such as `0 9 * * 1-5`; or a nickname such as `@daily`.',
    }),
    timeZone: t.string({ required: true, description: 'By whose clock: an IANA name such as `Europe/Berlin`.' }),
    missedTimes: t.field({
      type: MissedTimes,
      required: true,
      defaultValue: 'SKIP',
      description: 'What is done about times that were missed.',
    }),
    inputs: t.field({ type: 'JSON', description: 'What it is run with, by the names of the workflow’s inputs.' }),
    monthlyBudget: t.field({ type: 'Decimal', description: budgetDescription }),
    isEnabled: t.boolean({ required: true, defaultValue: true, description: 'False makes it switched off.' }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const CreateSchedulePayload = builder.simpleObject('CreateSchedulePayload', {
  fields: (t) => ({ schedule: t.field({ type: Schedule, description: 'The schedule as it is kept.' }) }),
});

builder.mutationField('createSchedule', (t) =>
  t.field({
    type: CreateSchedulePayload,
    nullable: true,
    authScopes: { run: true },
    description: `Has the published version of a workflow run by the clock, from then on. At most ${mostSchedules}.`,
    args: { input: t.arg({ type: CreateScheduleInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, NotPublishedError, IdempotencyConflictError],
      union: { name: 'CreateScheduleResult' },
    },
    resolve: async (_, { input }, context) => {
      const { cron, timeZone } = readTimes(input);
      const monthlyBudget = readBudget('monthlyBudget', input.monthlyBudget);
      const { row: schedule } = await makeOnce(context, {
        operation: 'createSchedule',
        input,
        make: async (db) => {
          const { workflow, inputs } = await readCallerInputs(db, input.workflowId, { inputs: input.inputs }, context);
          await refuseTooMany(db, workflow.user_id);
          const row = await createSchedule(db, {
            user_id: workflow.user_id,
            workflow_id: workflow.id,
            cron,
            time_zone: timeZone,
            missed: input.missedTimes,
            inputs,
            monthly_budget: monthlyBudget,
            is_enabled: input.isEnabled,
            next_at: input.isEnabled ? nextTime({ cron, timeZone }, context.schedules.now()) : null,
          });
          return { row, secret: '' };
        },
        find: (id) => context.loaders.schedules.load(id),
      });
      await context.schedules.enqueue(schedule);
      return { schedule };
    },
  }),
);

const UpdateScheduleInput = builder.inputType('UpdateScheduleInput', {
  description: 'Omitted fields stay as they are.',
  fields: (t) => ({
    scheduleId: t.id({ required: true }),
    cron: t.string({ description: 'As in `createSchedule`.' }),
    timeZone: t.string({ description: 'As in `createSchedule`.' }),
    missedTimes: t.field({ type: MissedTimes, description: 'What is done about times that were missed.' }),
    inputs: t.field({ type: 'JSON', description: 'All that it is run with; null for what the workflow says itself.' }),
    monthlyBudget: t.field({ type: 'Decimal', description: budgetDescription }),
    isEnabled: t.boolean({
      description: 'False switches it off; true switches it on again, and what was due meanwhile is not made up for.',
    }),
  }),
});
const UpdateSchedulePayload = builder.simpleObject('UpdateSchedulePayload', {
  fields: (t) => ({ schedule: t.field({ type: Schedule, description: 'The schedule as it is now.' }) }),
});

builder.mutationField('updateSchedule', (t) =>
  t.field({
    type: UpdateSchedulePayload,
    nullable: true,
    authScopes: { run: true },
    description: 'Changes the given fields of a schedule, and switches it on or off.',
    args: { input: t.arg({ type: UpdateScheduleInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, NotPublishedError],
      union: { name: 'UpdateScheduleResult' },
    },
    resolve: async (_, { input }, context) => {
      const schedule = await context.asViewer((db) => change(db, input, context));
      context.resetLoaders();
      await context.schedules.enqueue(schedule);
      return { schedule };
    },
  }),
);

const DeleteScheduleInput = builder.inputType('DeleteScheduleInput', {
  fields: (t) => ({ scheduleId: t.id({ required: true }) }),
});
const DeleteSchedulePayload = builder.simpleObject('DeleteSchedulePayload', {
  fields: (t) => ({ scheduleId: t.id({ description: 'The one that is gone.' }) }),
});

builder.mutationField('deleteSchedule', (t) =>
  t.field({
    type: DeleteSchedulePayload,
    nullable: true,
    authScopes: { run: true },
    description: 'Deletes a schedule. Its runs stay; those under way go on.',
    args: { input: t.arg({ type: DeleteScheduleInput, required: true }) },
    errors: { types: [NotFoundError], union: { name: 'DeleteScheduleResult' } },
    resolve: async (_, { input }, { asViewer }) => {
      const id = ownScheduleId(input.scheduleId);
      if (!(await asViewer((db) => deleteCaller(db, 'schedules', id)))) throw noSchedule();
      return { scheduleId: input.scheduleId };
    },
  }),
);

async function change(
  db: Transaction,
  input: typeof UpdateScheduleInput.$inferInput,
  context: Context,
): Promise<ScheduleRow> {
  const id = ownScheduleId(input.scheduleId);
  const [known] = await findSchedules(db, [id]);
  if (!known) throw noSchedule();
  const given = { cron: input.cron ?? known.cron, timeZone: input.timeZone ?? known.time_zone };
  const times = readTimes(given);
  const isEnabled = input.isEnabled ?? known.is_enabled;
  const isSame =
    known.is_enabled && isEnabled && times.cron === known.cron && times.timeZone === timesOf(known).timeZone;
  // What its workflow asks for is looked at where it is to change, or to run again.
  const looksAtInputs = input.inputs !== undefined || (isEnabled && !known.is_enabled);
  const inputs = looksAtInputs
    ? (
        await readCallerInputs(
          db,
          encodeId('Workflow', known.workflow_id),
          { inputs: input.inputs === undefined ? known.inputs : input.inputs },
          context,
        )
      ).inputs
    : known.inputs;
  const changed = await updateSchedule(db, id, {
    cron: times.cron,
    time_zone: times.timeZone,
    missed: input.missedTimes ?? known.missed,
    inputs,
    monthly_budget:
      input.monthlyBudget === undefined ? known.monthly_budget : readBudget('monthlyBudget', input.monthlyBudget),
    is_enabled: isEnabled,
    next_at: isSame ? known.next_at : isEnabled ? nextTime(times, context.schedules.now()) : null,
  });
  if (!changed) throw noSchedule();
  return changed;
}

async function refuseTooMany(db: Transaction, userId: string): Promise<void> {
  if ((await countOwnCallers(db, 'schedules', userId)) < mostSchedules) return;
  const message = `is one too many: at most ${mostSchedules} schedules at a time. Delete one first.`;
  throw InputInvalidError.of('cron', message);
}

/** The row's id; throws NotFoundError for what is no id of a schedule. */
function ownScheduleId(globalId: string): string {
  const id = rowId('Schedule', globalId);
  if (!id) throw noSchedule();
  return id;
}

function noSchedule(): NotFoundError {
  return new NotFoundError('scheduleId', 'schedule');
}
