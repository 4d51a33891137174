import { callerKinds, type CallerKind as KindName, type ExecutionRow } from '../../store/tables.ts';
import { builder } from '../builder.ts';
import { Execution } from '../executions.ts';
import { Schedule } from './schedule.ts';
import { Trigger } from './trigger.ts';

/* Who called: stands in the history beside each run. */

const CallerKind = builder.enumType('CallerKind', {
  description: 'What a run was started by.',
  values: {
    PERSON: { description: 'Somebody who was signed in, in the editor.' },
    TOKEN: { description: 'A program, by a personal access token.' },
    SCHEDULE: { description: 'The clock.' },
    TRIGGER: { description: 'Another system, by a trigger’s secret.' },
    HTTP: { description: 'A program, over `/v1`.' },
    MCP: { description: 'An assistant, over `/mcp`.' },
    FORM: { description: 'Somebody who filled in its form.' },
    WORKFLOW: { description: 'Another workflow.' },
  } satisfies Record<(typeof callerKinds)[number], object>,
});

type CalledExecution = ExecutionRow & { caller: KindName };

const CalledBy = builder.objectRef<CalledExecution>('CalledBy').implement({
  description: 'Who started a run.',
  fields: (t) => ({
    kind: t.expose('caller', { type: CallerKind, description: 'What it was started by.' }),
    name: t.exposeString('caller_name', {
      nullable: true,
      description: 'What the schedule or trigger was called then; null for others.',
    }),
    schedule: t.field({
      type: Schedule,
      nullable: true,
      description: 'The schedule; null for others, and where it was deleted since.',
      resolve: ({ caller, caller_id: id }, _, { loaders }) =>
        caller === 'SCHEDULE' && id ? loaders.schedules.load(id) : null,
    }),
    trigger: t.field({
      type: Trigger,
      nullable: true,
      description: 'The trigger; null for others, and where it was deleted since.',
      resolve: ({ caller, caller_id: id }, _, { loaders }) =>
        caller === 'TRIGGER' && id ? loaders.triggers.load(id) : null,
    }),
  }),
});

builder.objectField(Execution, 'calledBy', (t) =>
  t.field({
    type: CalledBy,
    nullable: true,
    description: 'Who started it; null for a run from before this was noted down, and for one of another purpose.',
    resolve: (execution) => (isCalled(execution) ? execution : null),
  }),
);

function isCalled(execution: ExecutionRow): execution is CalledExecution {
  return execution.caller !== null;
}
