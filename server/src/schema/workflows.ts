import { tidyName } from '@visualadgen/graph/text/compare-text.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { InputInvalidError } from '../errors.ts';
import { provisionalDays } from '../engine/removal-jobs.ts';
import { checkAnnotations } from '@visualadgen/graph/annotations/check-annotations.ts';
import { checkConnections, checkNewConnections } from '@visualadgen/graph/validation/check-connections.ts';
import { checkItemCounts } from '@visualadgen/graph/validation/check-item-counts.ts';
import { checkReadiness } from '@visualadgen/graph/validation/check-readiness.ts';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { checkInputs, checkInputsUsed } from '@visualadgen/graph/inputs/check-inputs.ts';
import { isGivenByCalls } from '@visualadgen/graph/inputs/given-by-calls.ts';
import type { InputLookup } from '@visualadgen/graph/inputs/input-field.ts';
import { workflowLimits } from '@visualadgen/graph/limits.ts';
import type { TypeLookup } from '@visualadgen/graph/ports/ports.ts';
import { type GraphProblem, mostProblems, severityOf } from '@visualadgen/graph/problem.ts';
import { validateGraph } from '@visualadgen/graph/validation/validate.ts';
import { writtenNow } from '../nodes/carry-over.ts';
import type { Transaction } from '../store/database.ts';
import type { WorkflowRow } from '../store/tables.ts';
import {
  countWorkflows,
  createWorkflow,
  findGraphParts,
  findWorkflows,
  listWorkflows,
  loadGraph,
  saveGraph,
  toGraphEdge,
  toGraphNode,
  updateWorkflow,
} from '../store/workflows.ts';
import { WorkflowFrame, WorkflowNote } from './annotations.ts';
import { findMissingBrands } from './brands/find-missing-brands.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import {
  ErrorInterface,
  GraphInvalidError,
  GraphProblemType,
  IdempotencyConflictError,
  NotFoundError,
  VersionConflictError,
} from './errors.ts';
import { readGraph, WorkflowGraphInput } from './graph.ts';
import { keyDescription, makeOnce } from './idempotency.ts';
import { rowId } from './ids.ts';
import { resolvePage } from './paging.ts';
import { describeInputs, describeOutputs, WorkflowInputType, WorkflowOutputType } from './workflow-inputs.ts';
import { WorkflowEdge, WorkflowNode } from './workflow-parts.ts';

export const Workflow = builder.objectRef<WorkflowRow>('Workflow');

builder.node(Workflow, {
  description: 'A graph of yours that can be run.',
  id: { resolve: (workflow) => workflow.id },
  loadOne: (id, { loaders }) => loaders.workflows.load(id),
  fields: (t) => ({
    name: t.exposeString('name', { description: 'For people; several may have the same.' }),
    description: t.exposeString('description', {
      description: 'What its owner wrote about it; null for nothing.',
      nullable: true,
    }),
    version: t.exposeInt('version', {
      description: 'Rises by one with each saved graph; pass the one you read to `saveWorkflowGraph`.',
    }),
    nodes: t.field({
      description: 'In the order in which they were saved.',
      type: [WorkflowNode],
      resolve: ({ id }, _, { loaders }) => loaders.nodesOfWorkflow.load(id),
    }),
    edges: t.field({
      description: 'In the order in which their outputs are merged.',
      type: [WorkflowEdge],
      resolve: ({ id }, _, { loaders }) => loaders.edgesOfWorkflow.load(id),
    }),
    notes: t.field({
      type: [WorkflowNote],
      description: 'Texts on the canvas; runs ignore them.',
      resolve: async ({ id }, _, { loaders }) => (await loaders.partsOfWorkflow.load(id))?.notes ?? [],
    }),
    frames: t.field({
      type: [WorkflowFrame],
      description: 'Titled areas of the canvas.',
      resolve: async ({ id }, _, { loaders }) => (await loaders.partsOfWorkflow.load(id))?.frames ?? [],
    }),
    inputs: t.field({
      type: [WorkflowInputType],
      description: 'What `executeWorkflow` takes as `inputs`, in the order of the form.',
      resolve: async ({ id }, _, context) => {
        const inputs = (await context.loaders.partsOfWorkflow.load(id))?.inputs ?? [];
        if (inputs.length === 0) return [];
        const nodes = await context.loaders.nodesOfWorkflow.load(id);
        return describeInputs({ nodes: nodes.map(toGraphNode), edges: [], inputs }, context.nodeTypes);
      },
    }),
    outputs: t.field({
      type: [WorkflowOutputType],
      description: 'What a run gives as `Execution.outputs`.',
      resolve: async ({ id }, _, context) => describeOutputs(await loadWhole(id, context), context.nodeTypes),
    }),
    problems: t.field({
      type: [GraphProblemType],
      description:
        'Problems that would make a run fail or ignore a connection, as far as they are known before a run. Errors come before warnings.',
      resolve: async ({ id }, _, context) => {
        const graph = await loadWhole(id, context);
        return [...(await findMissingBrands(graph, context)), ...problemsOf(graph, context)].slice(0, mostProblems);
      },
    }),
    createdAt: t.expose('created_at', { description: 'When it was made.', type: 'DateTime' }),
    updatedAt: t.expose('updated_at', {
      description: 'When its graph, name or description was last changed.',
      type: 'DateTime',
    }),
  }),
});

/** By the loaders, so that a list of workflows costs as many statements as one. */
export async function loadWhole(id: string, { loaders }: Context): Promise<Graph> {
  const [nodes, edges, parts] = await Promise.all([
    loaders.nodesOfWorkflow.load(id),
    loaders.edgesOfWorkflow.load(id),
    loaders.partsOfWorkflow.load(id),
  ]);
  const { notes = [], frames = [], inputs = [], outputs = [] } = parts ?? {};
  return { nodes: nodes.map(toGraphNode), edges: edges.map(toGraphEdge), notes, frames, inputs, outputs };
}

builder.queryFields((t) => ({
  workflow: t.field({
    type: Workflow,
    nullable: true,
    authScopes: { read: true },
    description: 'One workflow by its id; null where none of yours has it, or it was deleted.',
    args: { id: t.arg.id({ required: true }) },
    resolve: (_, args, { loaders }) => {
      const id = rowId('Workflow', args.id);
      return id ? loaders.workflows.load(id) : null;
    },
  }),
  workflows: t.connection(
    {
      type: Workflow,
      authScopes: { read: true },
      description: 'Your workflows, the last changed first.',
      args: {
        search: t.arg.string({ description: 'Part of a name.' }),
        isPublished: t.arg.boolean({ description: 'Only those of which a version is published, or only the others.' }),
      },
      resolve: (_, { search, isPublished, ...page }, { asViewer }) => {
        const which = { ...(search && { search }), ...(isPublished != null && { isPublished }) };
        return resolvePage(
          page,
          (request) => asViewer((db) => listWorkflows(db, request, which)),
          () => asViewer((db) => countWorkflows(db, which)),
        );
      },
    },
    { name: 'WorkflowConnection' },
    { name: 'WorkflowConnectionEntry' },
  ),
}));

builder.objectType(VersionConflictError, {
  name: 'VersionConflictError',
  description: 'The workflow was saved by somebody else since it was read. Nothing was done.',
  interfaces: [ErrorInterface],
  fields: (t) => ({ workflow: t.expose('workflow', { type: Workflow, description: 'The workflow as it is now.' }) }),
});

// Mutations ---------------------------------------------------------------------------------------------------------

const CreateWorkflowInput = builder.inputType('CreateWorkflowInput', {
  fields: (t) => ({
    name: t.string({ description: 'From 1 to 200 characters.', required: true }),
    description: t.string({ description: 'At most 2,000 characters; null for none.' }),
    graph: t.field({ description: 'Its graph; by default an empty canvas.', type: WorkflowGraphInput }),
    isProvisional: t.boolean({
      description: `It is not in \`workflows\` until it is changed, and is removed after ${provisionalDays} days without a change: for an editor that opens an empty one. Default: false.`,
    }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const CreateWorkflowPayload = builder.simpleObject('CreateWorkflowPayload', {
  fields: (t) => ({ workflow: t.field({ description: 'The new workflow, at version 1.', type: Workflow }) }),
});

builder.mutationField('createWorkflow', (t) =>
  t.field({
    type: CreateWorkflowPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Creates a workflow, empty or with a graph.',
    args: { input: t.arg({ type: CreateWorkflowInput, required: true }) },
    errors: {
      types: [InputInvalidError, GraphInvalidError, IdempotencyConflictError],
      union: { name: 'CreateWorkflowResult' },
    },
    resolve: async (_, { input }, context) => {
      const name = checkTexts(input).name ?? '';
      const graph = input.graph ? writtenNow(readGraph(input.graph), context.nodeTypes) : emptyGraph;
      await refuseInvalid(graph, context, async () => emptyGraph);
      const userId = context.viewer?.userId ?? '';
      const { row: workflow } = await makeOnce(context, {
        operation: 'createWorkflow',
        input,
        make: async (db) => ({
          row: await createWorkflow(db, {
            userId,
            name,
            description: input.description ?? null,
            graph,
            isProvisional: input.isProvisional ?? false,
          }),
          secret: '',
        }),
        find: (id) => context.loaders.workflows.load(id),
      });
      return { workflow };
    },
  }),
);

const UpdateWorkflowInput = builder.inputType('UpdateWorkflowInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true }),
    name: t.string({ description: 'From 1 to 200 characters.' }),
    description: t.string({ description: 'Null removes it.' }),
  }),
});
const UpdateWorkflowPayload = builder.simpleObject('UpdateWorkflowPayload', {
  fields: (t) => ({ workflow: t.field({ description: 'The workflow as it is now.', type: Workflow }) }),
});

builder.mutationField('updateWorkflow', (t) =>
  t.field({
    type: UpdateWorkflowPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Changes the name or the description; omitted fields stay.',
    args: { input: t.arg({ type: UpdateWorkflowInput, required: true }) },
    errors: { types: [InputInvalidError, NotFoundError], union: { name: 'UpdateWorkflowResult' } },
    resolve: async (_, { input }, { asViewer }) => {
      const changes = checkTexts(input);
      const workflow = await asViewer((db) => updateWorkflow(db, ownWorkflowId(input.workflowId), changes));
      if (!workflow) throw noWorkflow();
      return { workflow };
    },
  }),
);

const DuplicateWorkflowInput = builder.inputType('DuplicateWorkflowInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true }),
    name: t.string({ description: 'Without it, the old name and “copy”.' }),
    idempotencyKey: t.string({ description: keyDescription }),
  }),
});
const DuplicateWorkflowPayload = builder.simpleObject('DuplicateWorkflowPayload', {
  fields: (t) => ({ workflow: t.field({ description: 'The new workflow, at version 1.', type: Workflow }) }),
});

builder.mutationField('duplicateWorkflow', (t) =>
  t.field({
    type: DuplicateWorkflowPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Copies a workflow with its graph, as it is saved now, but without its runs.',
    args: { input: t.arg({ type: DuplicateWorkflowInput, required: true }) },
    errors: {
      types: [InputInvalidError, NotFoundError, IdempotencyConflictError],
      union: { name: 'DuplicateWorkflowResult' },
    },
    resolve: async (_, { input }, context) => {
      const { name } = checkTexts({ name: input.name });
      const duplicate = async (db: Transaction) => {
        const original = await findOwnWorkflow(db, input.workflowId);
        const graph = await loadGraph(db, original.id);
        const copyName = name ?? `${cutText(original.name, workflowLimits.name - ' copy'.length).trimEnd()} copy`;
        return createWorkflow(db, {
          userId: original.user_id,
          name: copyName,
          description: original.description,
          graph,
        });
      };
      const { row: workflow } = await makeOnce(context, {
        operation: 'duplicateWorkflow',
        input,
        make: async (db) => ({ row: await duplicate(db), secret: '' }),
        find: (id) => context.loaders.workflows.load(id),
      });
      return { workflow };
    },
  }),
);

const SaveWorkflowGraphInput = builder.inputType('SaveWorkflowGraphInput', {
  fields: (t) => ({
    workflowId: t.id({ required: true }),
    version: t.int({
      required: true,
      description: 'The version that you read; if it has changed since, nothing is saved.',
    }),
    graph: t.field({ description: 'The new graph, complete.', type: WorkflowGraphInput, required: true }),
  }),
});
const SaveWorkflowGraphPayload = builder.simpleObject('SaveWorkflowGraphPayload', {
  fields: (t) => ({ workflow: t.field({ description: 'The workflow at its new version.', type: Workflow }) }),
});

builder.mutationField('saveWorkflowGraph', (t) =>
  t.field({
    type: SaveWorkflowGraphPayload,
    nullable: true,
    authScopes: { write: true },
    description: 'Replaces the whole graph. Nodes keep their ids by their keys.',
    args: { input: t.arg({ type: SaveWorkflowGraphInput, required: true }) },
    errors: {
      types: [GraphInvalidError, InputInvalidError, NotFoundError, VersionConflictError],
      union: { name: 'SaveWorkflowGraphResult' },
    },
    resolve: async (_, { input }, context) => {
      const graph = writtenNow(readGraph(input.graph), context.nodeTypes);
      const workflow = await context.asViewer(async (db) => {
        const current = await findOwnWorkflow(db, input.workflowId);
        await refuseInvalid(await withKeptParts(db, current.id, graph), context, () => loadGraph(db, current.id));
        const saved = await saveGraph(db, current.id, input.version, graph);
        if (!saved) throw new VersionConflictError(await findOwnWorkflow(db, input.workflowId), input.version);
        return saved;
      });
      return { workflow };
    },
  }),
);

// What they check ---------------------------------------------------------------------------------------------------

/** With the inputs and outputs that stay because the graph leaves them out: they must still find their nodes in it. */
async function withKeptParts(db: Transaction, id: string, graph: Graph): Promise<Graph> {
  if (graph.inputs && graph.outputs) return graph;
  const [kept] = await findGraphParts(db, [id]);
  return { ...graph, inputs: graph.inputs ?? kept?.inputs ?? [], outputs: graph.outputs ?? kept?.outputs ?? [] };
}

export const emptyGraph: Graph = { nodes: [], edges: [] };

/** The texts that were given, trimmed; throws InputInvalidError naming each that does not fit. */
export function checkTexts(input: { name?: string | null; description?: string | null }): {
  name?: string;
  description?: string | null;
} {
  const fields: { path: string[]; message: string }[] = [];
  const name = input.name == null ? undefined : tidyName(input.name);
  if (name !== undefined && (name.length < 1 || name.length > workflowLimits.name)) {
    fields.push({
      path: ['name'],
      message: `must have 1 to ${workflowLimits.name} characters, but has ${name.length}.`,
    });
  }
  if (input.description && input.description.length > workflowLimits.description) {
    fields.push({
      path: ['description'],
      message: `must have at most ${workflowLimits.description} characters, but has ${input.description.length}.`,
    });
  }
  if (fields.length > 0) throw new InputInvalidError(fields);
  return {
    ...(name !== undefined && { name }),
    ...(input.description !== undefined && { description: input.description }),
  };
}

/** `readBefore` gives the graph that it is to replace, where that is asked for. */
export async function refuseInvalid(
  graph: Graph,
  { nodeTypes }: Context,
  readBefore: () => Promise<Graph>,
): Promise<void> {
  const types: TypeLookup = (name) => nodeTypes.get(name);
  const problems = [
    ...validateGraph(graph, types),
    ...checkAnnotations(graph),
    ...checkInputs(graph, (name) => nodeTypes.get(name)),
  ];
  if (problems.length === 0 && checkNewConnections(graph, emptyGraph, types).length > 0)
    problems.push(...checkNewConnections(graph, await readBefore(), types));
  if (problems.length > 0) throw new GraphInvalidError(problems);
}

/** What is wrong with a saved graph, or what it lacks for a run. */
export function problemsOf(graph: Graph, { nodeTypes, itemLimits }: Context): GraphProblem[] {
  const types: TypeLookup = (name) => nodeTypes.get(name);
  const inputTypes: InputLookup = (name) => nodeTypes.get(name);
  const problems = [...validateGraph(graph, types), ...checkInputs(graph, inputTypes)];
  if (problems.length > 0) return problems;
  const [errors, warnings] = partition([
    ...checkConnections(graph, types),
    ...checkReadiness(graph, types).filter((problem) => !isGivenByCalls(problem, graph)),
    ...checkInputsUsed(graph, inputTypes),
    ...checkItemCounts(graph, types, itemLimits),
  ]);
  return [...errors, ...warnings].slice(0, mostProblems);
}

function partition(problems: readonly GraphProblem[]): [GraphProblem[], GraphProblem[]] {
  const isError = ({ code }: GraphProblem) => severityOf(code) === 'ERROR';
  return [problems.filter(isError), problems.filter((problem) => !isError(problem))];
}

/** The viewer's workflow by its Relay id; anybody else's is not found. */
export async function findOwnWorkflow(db: Transaction, globalId: string): Promise<WorkflowRow> {
  const [workflow] = await findWorkflows(db, [ownWorkflowId(globalId)]);
  if (!workflow) throw noWorkflow();
  return workflow;
}

/** The row's id; throws NotFoundError for what is no id of a workflow. */
export function ownWorkflowId(globalId: string): string {
  const id = rowId('Workflow', globalId);
  if (!id) throw noWorkflow();
  return id;
}

export function noWorkflow(): NotFoundError {
  return new NotFoundError('workflowId', 'workflow');
}
