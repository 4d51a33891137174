import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { workflowLimits } from '@visualadgen/graph/limits.ts';
import { severityOf } from '@visualadgen/graph/problem.ts';
import { InputInvalidError } from '../../errors.ts';
import type { Transaction } from '../../store/database.ts';
import type { WorkflowRow, WorkflowVersionRow } from '../../store/tables.ts';
import {
  keepVersion,
  lockWorkflow,
  publishVersion,
  unpublish,
  type VersionTexts,
} from '../../store/workflow-versions.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { GraphInvalidError, IdempotencyConflictError, NotFoundError, VersionConflictError } from '../errors.ts';
import { keyDescription, makeOnce } from '../idempotency.ts';
import { findOwnWorkflow, noWorkflow, ownWorkflowId, problemsOf, Workflow } from '../workflows.ts';
import { loadGraphToRun } from './graph-to-run.ts';
import { findKeptVersion, readVersion, WorkflowVersion } from './workflow-version.ts';

/* A version is published: from then on programs run it, whatever is done to the draft. */

const PublishWorkflowInput = builder.inputType('PublishWorkflowInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true }),
    expectedVersion: t.int({
      required: true,
      description: 'The version of the workflow that you read; if it has changed since, nothing is published.',
    }),
    version: t.int({
      description:
        'An earlier version to publish in its place, of those in `Workflow.versions`. By default `expectedVersion`.',
    }),
    note: t.string({ description: 'What is new, for people; at most 2,000 characters. Null empties it.' }),
    name: t.string({ description: 'From 1 to 200 characters. Null takes its name away.' }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const PublishWorkflowPayload = builder.simpleObject('PublishWorkflowPayload', {
  fields: (t) => ({
    version: t.field({ description: 'What programs run from now on.', type: WorkflowVersion }),
    workflow: t.field({ description: 'The workflow as it is now.', type: Workflow }),
  }),
});

builder.mutationField('publishWorkflow', (t) =>
  t.field({
    type: PublishWorkflowPayload,
    nullable: true,
    authScopes: { write: true },
    description:
      'Publishes the workflow as it is saved, or an earlier version: personal access tokens, forms and schedules run it until another one is published. Refused for a graph with errors.',
    args: { input: t.arg({ type: PublishWorkflowInput, required: true }) },
    errors: {
      types: [GraphInvalidError, InputInvalidError, NotFoundError, VersionConflictError, IdempotencyConflictError],
      union: { name: 'PublishWorkflowResult' },
    },
    resolve: async (_, { input }, context) => {
      const texts = readVersionTexts(input);
      const { row: version } = await makeOnce(context, {
        operation: 'publishWorkflow',
        input,
        make: async (db) => ({ row: await publish(db, input, texts, context), secret: '' }),
        find: (id) => context.loaders.workflowVersions.load(id),
      });
      context.resetLoaders();
      return { version, workflow: await readWorkflow(input.workflowId, context) };
    },
  }),
);

const UnpublishWorkflowInput = builder.inputType('UnpublishWorkflowInput', {
  fields: (t) => ({ workflowId: t.id({ required: true }) }),
});
const UnpublishWorkflowPayload = builder.simpleObject('UnpublishWorkflowPayload', {
  fields: (t) => ({ workflow: t.field({ description: 'The workflow as it is now.', type: Workflow }) }),
});

builder.mutationField('unpublishWorkflow', (t) =>
  t.field({
    type: UnpublishWorkflowPayload,
    nullable: true,
    authScopes: { write: true },
    description:
      'No version is published from then on: what runs only published workflows runs this one no more. Its versions stay.',
    args: { input: t.arg({ type: UnpublishWorkflowInput, required: true }) },
    errors: { types: [NotFoundError], union: { name: 'UnpublishWorkflowResult' } },
    resolve: async (_, { input }, context) => {
      await context.asViewer(async (db) => unpublish(db, (await findOwnWorkflow(db, input.workflowId)).id));
      context.resetLoaders();
      return { workflow: await readWorkflow(input.workflowId, context) };
    },
  }),
);

async function publish(
  db: Transaction,
  input: typeof PublishWorkflowInput.$inferInput,
  texts: VersionTexts,
  context: Context,
): Promise<WorkflowVersionRow> {
  await expectVersion(db, input.workflowId, input.expectedVersion);
  const version = readVersion('version', input.version ?? input.expectedVersion);
  const { workflow, graph, isKept } = await loadGraphToRun(db, input.workflowId, version, context.nodeTypes);
  const errors = problemsOf(graph, context).filter(({ code }) => severityOf(code) === 'ERROR');
  if (errors.length > 0) throw new GraphInvalidError(errors);
  if (!isKept) await keepVersion(db, workflow, graph);
  const of = { workflowId: workflow.id, version };
  return (await publishVersion(db, of, texts)) ?? findKeptVersion(db, of);
}

/** Nobody saves it until the transaction ends. Throws VersionConflictError where somebody has since it was read. */
export async function expectVersion(db: Transaction, globalId: string, expected: number): Promise<WorkflowRow> {
  const locked = await lockWorkflow(db, ownWorkflowId(globalId));
  if (!locked) throw noWorkflow();
  const workflow = await findOwnWorkflow(db, globalId);
  if (locked.version !== expected) throw new VersionConflictError(workflow, expected, 'expectedVersion');
  return workflow;
}

/** Trimmed; throws InputInvalidError naming each that does not fit. */
export function readVersionTexts(input: { name?: string | null; note?: string | null }): VersionTexts {
  const name = input.name == null ? input.name : tidyName(input.name);
  const fields: { path: string[]; message: string }[] = [];
  if (name != null && (name.length < 1 || name.length > workflowLimits.name))
    fields.push({
      path: ['name'],
      message: `must have 1 to ${workflowLimits.name} characters, but has ${name.length}.`,
    });
  if (input.note && input.note.length > workflowLimits.description)
    fields.push({
      path: ['note'],
      message: `must have at most ${workflowLimits.description} characters, but has ${input.note.length}.`,
    });
  if (fields.length > 0) throw new InputInvalidError(fields);
  return { ...(name !== undefined && { name }), ...(input.note !== undefined && { note: input.note || null }) };
}

async function readWorkflow(globalId: string, { asViewer }: Context): Promise<WorkflowRow> {
  return asViewer((db) => findOwnWorkflow(db, globalId));
}
