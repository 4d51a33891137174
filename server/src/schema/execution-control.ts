import { capitalised } from '@visualadgen/graph/text/cut-text.ts';
import { AppError } from '../errors.ts';
import type { ExecutionRow } from '../store/tables.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { NotFoundError, StateConflictError } from './errors.ts';
import { Execution, findOwnExecution } from './executions.ts';

/* What may be done to an execution that is under way, or that has ended. Each takes its id and gives it back as it is then. */

addControl({
  name: 'cancelExecution',
  description: 'Stops a run at once. Pictures that the provider makes anyway are kept: they are paid for.',
  act: ({ engine }, id) => engine.cancel(id),
});

addControl({
  name: 'stepExecution',
  description: 'Runs what waits at a breakpoint, and pauses again before each next node.',
  act: ({ engine }, id) => engine.goOn(id, 'STEP'),
});

addControl({
  name: 'resumeExecution',
  description: 'Continues a paused run to its next breakpoints, or to its end.',
  act: ({ engine }, id) => engine.goOn(id, 'RESUME'),
});

interface Control {
  name: `${string}Execution`;
  description: string;
  /** Throws STATE_CONFLICT when the execution is not in a state that allows it. */
  act(context: Context, executionId: string): Promise<ExecutionRow>;
}

function addControl({ name, description, act }: Control): void {
  const title = capitalised(name);
  const input = builder.inputType(`${title}Input`, { fields: (t) => ({ executionId: t.id({ required: true }) }) });
  const payload = builder.simpleObject(`${title}Payload`, {
    fields: (t) => ({ execution: t.field({ type: Execution, description: 'The run as it is now.' }) }),
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: payload,
      nullable: true,
      authScopes: { run: true },
      description,
      args: { input: t.arg({ type: input, required: true }) },
      errors: { types: [NotFoundError, StateConflictError], union: { name: `${title}Result` } },
      resolve: async (_, args, context) => ({
        execution: await controlExecution(args.input.executionId, context, (id) => act(context, id)),
      }),
    }),
  );
}

/** Does something to an execution of the viewer's; a state that does not allow it becomes the mutation's typed answer. */
export async function controlExecution<Result>(
  executionId: string,
  context: Context,
  act: (id: string) => Promise<Result>,
): Promise<Result> {
  const own = await findOwnExecution(executionId, context);
  try {
    const result = await act(own.id);
    context.resetLoaders();
    return result;
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code !== 'STATE_CONFLICT') throw fault;
    context.resetLoaders();
    throw new StateConflictError(await findOwnExecution(executionId, context), fault.message);
  }
}
