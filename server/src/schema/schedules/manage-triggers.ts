import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { isRecord } from '@visualadgen/graph/values/value.ts';
import { InputInvalidError } from '../../errors.ts';
import { makeTriggerSecret } from '../../secrets/trigger-secret.ts';
import type { Transaction } from '../../store/database.ts';
import { countOwnCallers, createTrigger, deleteCaller, findTriggers, updateTrigger } from '../../store/schedules.ts';
import type { TriggerRow } from '../../store/tables.ts';
import type { Context } from '../context.ts';
import { readBudget } from '../budgets.ts';
import { builder } from '../builder.ts';
import { IdempotencyConflictError, NotFoundError, NotPublishedError } from '../errors.ts';
import { keyDescription, makeOnce, toldOnce } from '../idempotency.ts';
import { encodeId, rowId } from '../ids.ts';
import { readCallerInputs } from './read-inputs.ts';
import { Trigger } from './trigger.ts';

const mostTriggers = 100;
const longestName = 100;
const longestPath = 200;

const mappingDescription =
  'What of the body an input is, by its name: a path such as `{"headline": "order.items.0.title"}`. Null where the body itself has `inputs`.';
const budgetDescription = 'USD in a calendar month, for all its runs together; null for no limit of its own.';

const CreateTriggerInput = builder.inputType('CreateTriggerInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true, description: 'A workflow of which a version is published.' }),
    name: t.string({ required: true, description: `Your name for it: 1 to ${longestName} characters.` }),
    inputs: t.field({
      type: 'JSON',
      description: 'What every call has, unless it says otherwise, by the names of the workflow’s inputs.',
    }),
    mapping: t.field({ type: 'JSON', description: mappingDescription }),
    monthlyBudget: t.field({ type: 'Decimal', description: budgetDescription }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const CreateTriggerPayload = builder.simpleObject('CreateTriggerPayload', {
  fields: (t) => ({
    trigger: t.field({ type: Trigger, description: 'The trigger, switched on.' }),
    secret: t.string({ description: `Send it as \`Authorization: Bearer …\`. Only a hash of it is kept. ${toldOnce}` }),
  }),
});

builder.mutationField('createTrigger', (t) =>
  t.field({
    type: CreateTriggerPayload,
    nullable: true,
    authScopes: { session: true },
    description: `Lets another system run a workflow by a POST with a secret. At most ${mostTriggers}. This needs a signed-in person, not a token.`,
    args: { input: t.arg({ type: CreateTriggerInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, NotPublishedError, IdempotencyConflictError],
      union: { name: 'CreateTriggerResult' },
    },
    resolve: async (_, { input }, context) => {
      const fields = {
        name: readName(input.name),
        mapping: readMapping(input.mapping),
        monthly_budget: readBudget('monthlyBudget', input.monthlyBudget),
      };
      const { row: trigger, secret } = await makeOnce(context, {
        operation: 'createTrigger',
        input,
        make: async (db) => {
          const { workflow, inputs } = await readCallerInputs(
            db,
            input.workflowId,
            { inputs: input.inputs, mapping: fields.mapping },
            context,
          );
          await refuseTooMany(db, workflow.user_id);
          const { secret: made, ...kept } = makeTriggerSecret();
          const owner = { user_id: workflow.user_id, workflow_id: workflow.id };
          return { row: await createTrigger(db, { ...owner, ...fields, ...kept, inputs }), secret: made };
        },
        find: (id) => context.loaders.triggers.load(id),
      });
      return { trigger, secret };
    },
  }),
);

const UpdateTriggerInput = builder.inputType('UpdateTriggerInput', {
  description: 'Omitted fields stay as they are.',
  fields: (t) => ({
    triggerId: t.id({ required: true }),
    name: t.string({ description: `1 to ${longestName} characters.` }),
    inputs: t.field({
      type: 'JSON',
      description: 'All that every call has unless it says otherwise; null for nothing.',
    }),
    mapping: t.field({ type: 'JSON', description: mappingDescription }),
    monthlyBudget: t.field({ type: 'Decimal', description: budgetDescription }),
    isEnabled: t.boolean({ description: 'False switches it off: calls are refused.' }),
  }),
});
const UpdateTriggerPayload = builder.simpleObject('UpdateTriggerPayload', {
  fields: (t) => ({ trigger: t.field({ type: Trigger, description: 'The trigger as it is now.' }) }),
});

builder.mutationField('updateTrigger', (t) =>
  t.field({
    type: UpdateTriggerPayload,
    nullable: true,
    authScopes: { session: true },
    description: 'Changes the given fields of a trigger, and switches it on or off.',
    args: { input: t.arg({ type: UpdateTriggerInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, NotPublishedError],
      union: { name: 'UpdateTriggerResult' },
    },
    resolve: async (_, { input }, context) => {
      const trigger = await context.asViewer((db) => change(db, input, context));
      context.resetLoaders();
      return { trigger };
    },
  }),
);

const RotateTriggerSecretInput = builder.inputType('RotateTriggerSecretInput', {
  fields: (t) => ({
    triggerId: t.id({ required: true }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const RotateTriggerSecretPayload = builder.simpleObject('RotateTriggerSecretPayload', {
  fields: (t) => ({
    trigger: t.field({ type: Trigger, description: 'The trigger, with its new hint.' }),
    secret: t.string({ description: `The new one. ${toldOnce}` }),
  }),
});

builder.mutationField('rotateTriggerSecret', (t) =>
  t.field({
    type: RotateTriggerSecretPayload,
    nullable: true,
    authScopes: { session: true },
    description: 'Gives a trigger a new secret. The old one is refused at once.',
    args: { input: t.arg({ type: RotateTriggerSecretInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'RotateTriggerSecretResult' },
    },
    resolve: async (_, { input }, context) => {
      const id = ownTriggerId(input.triggerId);
      const { row: trigger, secret } = await makeOnce(context, {
        operation: 'rotateTriggerSecret',
        input,
        make: async (db) => {
          const { secret: made, ...kept } = makeTriggerSecret();
          const row = await updateTrigger(db, id, kept);
          if (!row) throw noTrigger();
          return { row, secret: made };
        },
        find: (made) => context.loaders.triggers.load(made),
      });
      context.resetLoaders();
      return { trigger, secret };
    },
  }),
);

const DeleteTriggerInput = builder.inputType('DeleteTriggerInput', {
  fields: (t) => ({ triggerId: t.id({ required: true }) }),
});
const DeleteTriggerPayload = builder.simpleObject('DeleteTriggerPayload', {
  fields: (t) => ({ triggerId: t.id({ description: 'The one that is gone.' }) }),
});

builder.mutationField('deleteTrigger', (t) =>
  t.field({
    type: DeleteTriggerPayload,
    nullable: true,
    authScopes: { session: true },
    description: 'Deletes a trigger: its secret is refused at once. Its runs stay; those under way go on.',
    args: { input: t.arg({ type: DeleteTriggerInput, required: true }) },
    errors: { types: [NotFoundError], union: { name: 'DeleteTriggerResult' } },
    resolve: async (_, { input }, { asViewer }) => {
      const id = ownTriggerId(input.triggerId);
      if (!(await asViewer((db) => deleteCaller(db, 'triggers', id)))) throw noTrigger();
      return { triggerId: input.triggerId };
    },
  }),
);

async function change(
  db: Transaction,
  input: typeof UpdateTriggerInput.$inferInput,
  context: Context,
): Promise<TriggerRow> {
  const id = ownTriggerId(input.triggerId);
  const [known] = await findTriggers(db, [id]);
  if (!known) throw noTrigger();
  const mapping = input.mapping === undefined ? known.mapping : readMapping(input.mapping);
  const given = input.inputs === undefined ? known.inputs : input.inputs;
  const looksAtInputs = input.inputs !== undefined || input.mapping !== undefined;
  const inputs = looksAtInputs
    ? (await readCallerInputs(db, encodeId('Workflow', known.workflow_id), { inputs: given, mapping }, context)).inputs
    : undefined;
  const changed = await updateTrigger(db, id, {
    ...(input.name != null && { name: readName(input.name) }),
    ...(inputs && { inputs, mapping }),
    ...(input.monthlyBudget !== undefined && { monthly_budget: readBudget('monthlyBudget', input.monthlyBudget) }),
    ...(input.isEnabled != null && { is_enabled: input.isEnabled }),
  });
  if (!changed) throw noTrigger();
  return changed;
}

// What they check ---------------------------------------------------------------------------------------------------

function readName(text: string): string {
  const name = tidyName(text);
  if (name.length >= 1 && name.length <= longestName) return name;
  throw InputInvalidError.of('name', `must have 1 to ${longestName} characters, but has ${name.length}.`);
}

function readMapping(mapping: unknown): Record<string, string> | null {
  if (mapping == null) return null;
  if (!isRecord(mapping))
    throw InputInvalidError.of('mapping', 'must be an object, such as {"headline": "order.title"}.');
  const entries = Object.entries(mapping);
  const misfits = entries.filter(([, path]) => typeof path !== 'string' || path === '' || path.length > longestPath);
  if (misfits.length > 0)
    throw new InputInvalidError(
      misfits.map(([name]) => ({
        path: ['mapping', name],
        message: `must be a path of 1 to ${longestPath} characters, such as \`order.items.0.title\`.`,
      })),
    );
  return Object.fromEntries(entries.map(([name, path]) => [name, String(path)]));
}

async function refuseTooMany(db: Transaction, userId: string): Promise<void> {
  if ((await countOwnCallers(db, 'triggers', userId)) < mostTriggers) return;
  const message = `is one too many: at most ${mostTriggers} triggers at a time. Delete one first.`;
  throw InputInvalidError.of('name', message);
}

/** The row's id; throws NotFoundError for what is no id of a trigger. */
function ownTriggerId(globalId: string): string {
  const id = rowId('Trigger', globalId);
  if (!id) throw noTrigger();
  return id;
}

function noTrigger(): NotFoundError {
  return new NotFoundError('triggerId', 'trigger');
}
