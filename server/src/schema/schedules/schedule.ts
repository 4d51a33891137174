import { missedPolicies } from '@visualadgen/graph/schedules/missed-policies.ts';
import { InputInvalidError } from '../../errors.ts';
import { nextTimes, sayTimes, type Times } from '../../schedules/times.ts';
import { countCallers, listSchedules } from '../../store/schedules.ts';
import type { ScheduleRow } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import { readTimes } from './read-times.ts';
import { resolvePage } from '../paging.ts';
import { rowId } from '../ids.ts';
import { WorkflowCaller } from './workflow-caller.ts';

export const MissedTimes = builder.enumType('MissedTimes', {
  description: 'What is done about times of a schedule at which no server was there for ten minutes.',
  values: {
    SKIP: { description: 'Nothing: it runs when it comes next.' },
    RUN_ONCE: { description: 'One run for all of them, as soon as a server is there again.' },
  } satisfies Record<(typeof missedPolicies)[number], object>,
});

/** How many times are told where nobody says. */
const usualTimes = 5;
const mostTimes = 50;

export const Schedule = builder.objectRef<ScheduleRow>('Schedule');

builder.node(Schedule, {
  description: 'Runs the published version of a workflow by the clock.',
  interfaces: [WorkflowCaller],
  id: { resolve: ({ id }) => id },
  loadOne: (id, { loaders }) => loaders.schedules.load(id),
  fields: (t) => ({
    cron: t.exposeString('cron', { description: 'When it comes: a cron expression of five parts.' }),
    timeZone: t.exposeString('time_zone', { description: 'By whose clock, such as `Europe/Berlin`.' }),
    description: t.string({ description: 'The same in words, such as “Every weekday at 9:00”.', resolve: sayTimes }),
    missedTimes: t.expose('missed', { type: MissedTimes, description: 'What is done about times that were missed.' }),
    nextTimes: t.field({
      type: ['DateTime'],
      description: 'When it comes next; empty while it is switched off.',
      args: { first: t.arg.int({ defaultValue: usualTimes, description: `From 1 to ${mostTimes}.` }) },
      resolve: (schedule, { first }, { schedules }) =>
        schedule.is_enabled ? nextTimes(timesOf(schedule), schedules.now(), readFirst(first)) : [],
    }),
  }),
});

builder.queryField('schedules', (t) =>
  t.connection(
    {
      type: Schedule,
      authScopes: { read: true },
      description: 'Your schedules, newest first, also of workflows that are deleted.',
      args: { workflowId: t.arg.id({ description: 'Only those of this workflow.' }) },
      resolve: (_, { workflowId, ...page }, { asViewer }) => {
        const workflow = readWorkflowFilter(workflowId);
        return resolvePage(
          page,
          (request) => asViewer((db) => listSchedules(db, request, workflow)),
          () => asViewer((db) => countCallers(db, 'schedules', workflow)),
        );
      },
    },
    { name: 'ScheduleConnection' },
    { name: 'ScheduleConnectionEntry' },
  ),
);

const ScheduleTimes = builder.objectRef<Times>('ScheduleTimes').implement({
  description: 'When a schedule would come.',
  fields: (t) => ({
    description: t.string({ description: 'In words, such as “Every weekday at 9:00”.', resolve: sayTimes }),
    nextTimes: t.field({
      type: ['DateTime'],
      description: 'When it would come next.',
      args: { first: t.arg.int({ defaultValue: usualTimes, description: `From 1 to ${mostTimes}.` }) },
      resolve: (times, { first }, { schedules }) => nextTimes(times, schedules.now(), readFirst(first)),
    }),
  }),
});

builder.queryField('scheduleTimes', (t) =>
  t.field({
    type: ScheduleTimes,
    authScopes: { public: true },
    description: 'When a schedule would come, before there is one. INPUT_INVALID says what is wrong with either.',
    args: {
      cron: t.arg.string({ required: true, description: 'Five parts, or a nickname such as `@daily`.' }),
      timeZone: t.arg.string({ required: true, description: 'Such as `Europe/Berlin`.' }),
    },
    resolve: (_, times) => readTimes(times),
  }),
);

export function timesOf({ cron, time_zone: timeZone }: Pick<ScheduleRow, 'cron' | 'time_zone'>): Times {
  return { cron, timeZone };
}

/** Undefined for all workflows. */
export function readWorkflowFilter(workflowId: string | null | undefined): string | undefined {
  const workflow = workflowId == null ? undefined : rowId('Workflow', workflowId);
  if (workflow === null) throw InputInvalidError.of('workflowId', 'is not the id of a workflow.');
  return workflow;
}

function readFirst(given: number | null | undefined): number {
  const first = given ?? usualTimes;
  if (first >= 1 && first <= mostTimes) return first;
  throw InputInvalidError.of('first', `must be from 1 to ${mostTimes}, but is ${first}.`);
}
