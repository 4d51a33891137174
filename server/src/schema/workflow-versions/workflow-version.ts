import type { Graph } from '@visualadgen/graph/graph.ts';
import { mostProblems } from '@visualadgen/graph/problem.ts';
import { AppError, InputInvalidError } from '../../errors.ts';
import type { WorkflowVersionRow } from '../../store/tables.ts';
import { findVersionsByNumber } from '../../store/workflow-versions.ts';
import type { Transaction } from '../../store/database.ts';
import { builder } from '../builder.ts';
import { GraphProblemType, NotFoundError } from '../errors.ts';
import { Execution } from '../executions.ts';
import { GraphSnapshot } from '../graph.ts';
import { resolvePage } from '../paging.ts';
import { rowId } from '../ids.ts';
import { describeInputs, describeOutputs, WorkflowInputType, WorkflowOutputType } from '../workflow-inputs.ts';
import { findMissingBrands } from '../brands/find-missing-brands.ts';
import type { Context } from '../context.ts';
import { problemsOf, Workflow } from '../workflows.ts';

/* A version of a workflow that was run or published, as it was saved then. */

export const WorkflowVersion = builder.objectRef<WorkflowVersionRow>('WorkflowVersion');

builder.node(WorkflowVersion, {
  description: 'A version of a workflow that was run or published, kept as it was saved then.',
  id: { resolve: ({ id }) => id },
  loadOne: (id, { loaders }) => loaders.workflowVersions.load(id),
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'The version of the workflow at that save.' }),
    name: t.exposeString('name', { nullable: true, description: 'By which people know it; null for none.' }),
    note: t.exposeString('note', { nullable: true, description: 'What was written when it was published.' }),
    isPublished: t.boolean({
      description: 'It is what programs run now.',
      resolve: async ({ workflow_id, version }, _, { loaders }) =>
        (await loaders.workflows.load(workflow_id))?.published_version === version,
    }),
    publishedAt: t.expose('published_at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last published, also where another one is by now; null for never.',
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was first run or published.' }),
    workflow: t.field({
      type: Workflow,
      description: 'The workflow that it is a version of.',
      resolve: async ({ workflow_id }, _, { loaders }) => {
        const workflow = await loaders.workflows.load(workflow_id);
        if (!workflow) throw new AppError('NOT_FOUND');
        return workflow;
      },
    }),
    graph: t.field({
      type: GraphSnapshot,
      description: 'The graph as it was saved.',
      resolve: graphOf,
    }),
    inputs: t.field({
      type: [WorkflowInputType],
      description: 'What `executeWorkflow` takes as `inputs` where it runs this version, in the order of the form.',
      resolve: async (row, args, context) => describeInputs(await graphOf(row, args, context), context.nodeTypes),
    }),
    outputs: t.field({
      type: [WorkflowOutputType],
      description: 'What a run of this version gives as `Execution.outputs`.',
      resolve: async (row, args, context) => describeOutputs(await graphOf(row, args, context), context.nodeTypes),
    }),
    problems: t.field({
      type: [GraphProblemType],
      description:
        'What would make a run of it fail by now, such as a kind of node that is gone. Errors come before warnings.',
      resolve: async (row, args, context) => {
        const graph = await graphOf(row, args, context);
        return [...(await findMissingBrands(graph, context)), ...problemsOf(graph, context)].slice(0, mostProblems);
      },
    }),
  }),
});

async function graphOf({ id }: WorkflowVersionRow, _: object, { loaders }: Context): Promise<Graph> {
  const found = await loaders.graphOfVersion.load(id);
  if (!found) throw new AppError('NOT_FOUND');
  return found.graph;
}

builder.queryField('workflowVersion', (t) =>
  t.field({
    type: WorkflowVersion,
    nullable: true,
    authScopes: { read: true },
    description: 'A version of a workflow of yours by its number; null where it was neither run nor published.',
    args: {
      workflowId: t.arg.id({ required: true }),
      version: t.arg.int({ required: true, description: 'Its number, as in `Workflow.versions`.' }),
    },
    resolve: (_, { workflowId, version }, { loaders }) => {
      const id = rowId('Workflow', workflowId);
      return id && version > 0 ? loaders.versionByNumber.load({ workflowId: id, version }) : null;
    },
  }),
);

builder.objectFields(Workflow, (t) => ({
  versions: t.connection(
    {
      type: WorkflowVersion,
      description: 'Its versions that were run or published, newest first.',
      resolve: ({ id }, args, { loaders }) =>
        resolvePage(
          args,
          (page) => loaders.versionsOfWorkflow.load({ parentId: id, page }),
          () => loaders.countVersionsOfWorkflow(id),
        ),
    },
    { name: 'WorkflowVersionConnection' },
    { name: 'WorkflowVersionConnectionEntry' },
  ),
  publishedVersion: t.field({
    type: WorkflowVersion,
    nullable: true,
    description: 'The version that programs run; null where none is published.',
    resolve: ({ id, published_version: version }, _, { loaders }) =>
      version === null ? null : loaders.versionByNumber.load({ workflowId: id, version }),
  }),
}));

builder.objectFields(Execution, (t) => ({
  version: t.int({
    nullable: true,
    description: 'The version of the workflow that it runs; null where it has a graph of its own.',
    resolve: ({ workflow_id, workflow_version }) => (workflow_id === null ? null : workflow_version),
  }),
  workflowVersion: t.field({
    type: WorkflowVersion,
    nullable: true,
    description: 'The same as it was kept; null where it has a graph of its own, or its workflow was deleted.',
    resolve: ({ workflow_id, workflow_version: version }, _, { loaders }) =>
      workflow_id === null ? null : loaders.versionByNumber.load({ workflowId: workflow_id, version }),
  }),
}));

/** One that was kept. Throws NotFoundError. */
export async function findKeptVersion(
  db: Transaction,
  of: { workflowId: string; version: number },
): Promise<WorkflowVersionRow> {
  const [found] = await findVersionsByNumber(db, [of]);
  if (!found) throw noVersion(of.version);
  return found;
}

export function noVersion(version: number): NotFoundError {
  return new NotFoundError('version', `version ${version} of this workflow: only what was run or published is kept`);
}

/** As a number that a version may have. */
export function readVersion(field: string, version: number): number {
  if (version > 0) return version;
  throw InputInvalidError.of(field, `must be 1 or more, but is ${version}.`);
}
