import { keepVersion, describeVersion } from '../../store/workflow-versions.ts';
import { loadGraph, saveGraph } from '../../store/workflows.ts';
import type { Transaction } from '../../store/database.ts';
import type { WorkflowRow } from '../../store/tables.ts';
import { InputInvalidError } from '../../errors.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { GraphInvalidError, IdempotencyConflictError, NotFoundError, VersionConflictError } from '../errors.ts';
import { keyDescription, makeOnce } from '../idempotency.ts';
import { refuseInvalid, Workflow } from '../workflows.ts';
import { loadGraphToRun } from './graph-to-run.ts';
import { expectVersion, readVersionTexts } from './publish.ts';
import { findKeptVersion, readVersion, WorkflowVersion } from './workflow-version.ts';

/* An earlier version becomes the draft again; what the draft was is kept. And versions get names. */

const RestoreWorkflowVersionInput = builder.inputType('RestoreWorkflowVersionInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true }),
    version: t.int({ required: true, description: 'The version to go back to, of those in `Workflow.versions`.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version of the workflow that you read; if it has changed since, nothing is restored.',
    }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const RestoreWorkflowVersionPayload = builder.simpleObject('RestoreWorkflowVersionPayload', {
  fields: (t) => ({ workflow: t.field({ description: 'The workflow at its new version.', type: Workflow }) }),
});

builder.mutationField('restoreWorkflowVersion', (t) =>
  t.field({
    type: RestoreWorkflowVersionPayload,
    nullable: true,
    authScopes: { write: true },
    description:
      'Saves the graph of an earlier version anew, as the next version of the workflow. The graph that it replaces is kept in `Workflow.versions`; what is published stays published.',
    args: { input: t.arg({ type: RestoreWorkflowVersionInput, required: true }) },
    errors: {
      types: [GraphInvalidError, InputInvalidError, NotFoundError, VersionConflictError, IdempotencyConflictError],
      union: { name: 'RestoreWorkflowVersionResult' },
    },
    resolve: async (_, { input }, context) => {
      const { row } = await makeOnce(context, {
        operation: 'restoreWorkflowVersion',
        input,
        make: async (db) => ({ row: await restore(db, input, context), secret: '' }),
        find: (id) => context.loaders.workflows.load(id),
      });
      context.resetLoaders();
      return { workflow: row };
    },
  }),
);

async function restore(
  db: Transaction,
  { workflowId, version, expectedVersion }: typeof RestoreWorkflowVersionInput.$inferInput,
  context: Context,
): Promise<WorkflowRow> {
  const workflow = await expectVersion(db, workflowId, expectedVersion);
  const { graph } = await loadGraphToRun(db, workflowId, readVersion('version', version), context.nodeTypes);
  const replaced = await loadGraph(db, workflow.id);
  await refuseInvalid(graph, context, async () => replaced);
  await keepVersion(db, workflow, replaced);
  const saved = await saveGraph(db, workflow.id, expectedVersion, {
    notes: [],
    frames: [],
    inputs: [],
    outputs: [],
    ...graph,
  });
  if (!saved) throw new VersionConflictError(workflow, expectedVersion, 'expectedVersion');
  return saved;
}

const NameWorkflowVersionInput = builder.inputType('NameWorkflowVersionInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true }),
    version: t.int({
      required: true,
      description: 'One of `Workflow.versions`, or that of the workflow as it is saved, which is kept then.',
    }),
    name: t.string({ description: 'From 1 to 200 characters. Null takes its name away; left out, it stays.' }),
    note: t.string({ description: 'At most 2,000 characters. Null empties it; left out, it stays.' }),
  }),
});
const NameWorkflowVersionPayload = builder.simpleObject('NameWorkflowVersionPayload', {
  fields: (t) => ({ version: t.field({ description: 'The version as it is now.', type: WorkflowVersion }) }),
});

builder.mutationField('nameWorkflowVersion', (t) =>
  t.field({
    type: NameWorkflowVersionPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Gives a version a name or a note by which people find it.',
    args: { input: t.arg({ type: NameWorkflowVersionInput, required: true }) },
    errors: { types: [InputInvalidError, NotFoundError], union: { name: 'NameWorkflowVersionResult' } },
    resolve: async (_, { input }, context) => {
      const texts = readVersionTexts(input);
      const number = readVersion('version', input.version);
      const version = await context.asViewer(async (db) => {
        const { workflow, graph, isKept } = await loadGraphToRun(db, input.workflowId, number, context.nodeTypes);
        if (!isKept) await keepVersion(db, workflow, graph);
        const of = { workflowId: workflow.id, version: number };
        if (Object.keys(texts).length === 0) return findKeptVersion(db, of);
        return (await describeVersion(db, of, texts)) ?? findKeptVersion(db, of);
      });
      return { version };
    },
  }),
);
