import type { Graph } from '@visualadgen/graph/graph.ts';
import { affectsRuns, type ChangeKind, type GraphChange } from '@visualadgen/graph/versions/change.ts';
import { compareGraphs } from '@visualadgen/graph/versions/compare-graphs.ts';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { loadWhole, ownWorkflowId, Workflow } from '../workflows.ts';
import { nullWhenMissing } from '../null-when-missing.ts';
import { loadGraphToRun } from './graph-to-run.ts';
import { readVersion, WorkflowVersion } from './workflow-version.ts';

/* What two versions of a workflow differ in, as facts. */

interface Comparison {
  fromVersion: number;
  toVersion: number;
  changes: GraphChange[];
}

const WorkflowChangeKind = builder.enumType('WorkflowChangeKind', {
  description: 'What differs between two versions of a workflow.',
  values: {
    NODE_ADDED: { description: 'The later one has a node more.' },
    NODE_REMOVED: { description: 'A node is gone.' },
    NODE_RENAMED: { description: 'A node has another name.' },
    NODE_TYPE_CHANGED: { description: 'A node is of another type.' },
    FIELD_CHANGED: { description: 'A field of a node holds something else.' },
    SETTING_CHANGED: { description: 'Something beside its fields is on or off, such as a breakpoint.' },
    CONNECTION_ADDED: { description: 'Two nodes are connected.' },
    CONNECTION_REMOVED: { description: 'Two nodes are no longer connected.' },
    CONNECTION_CHANGED: { description: 'A connection takes lists in another way.' },
    CONNECTIONS_REORDERED: { description: 'A node takes what is connected to it in another order.' },
    INPUT_ADDED: { description: 'The workflow takes an input more.' },
    INPUT_REMOVED: { description: 'It no longer takes an input.' },
    INPUT_CHANGED: { description: 'An input sets another field, or is called or asked for in another way.' },
    INPUTS_REORDERED: { description: 'Its inputs stand in another order.' },
    OUTPUT_ADDED: { description: 'The workflow gives an output more.' },
    OUTPUT_REMOVED: { description: 'It no longer gives an output.' },
    OUTPUT_CHANGED: { description: 'An output is another one, or called in another way.' },
    OUTPUTS_REORDERED: { description: 'Its outputs stand in another order.' },
    NODES_MOVED: { description: 'Nodes stand elsewhere on the canvas.' },
    NOTES_CHANGED: { description: 'Notes or frames are others.' },
  } satisfies Record<ChangeKind, object>,
});

const WorkflowChange = builder.objectRef<GraphChange>('WorkflowChange').implement({
  description: 'One difference between two versions of a workflow.',
  fields: (t) => ({
    kind: t.expose('kind', { type: WorkflowChangeKind, description: 'The kind of difference, for programs.' }),
    text: t.exposeString('text', { description: 'The same as a sentence, by the names of nodes and fields.' }),
    nodeKeys: t.exposeStringList('nodeKeys', {
      description: 'The nodes concerned; of a connection first where it begins.',
    }),
    field: t.exposeString('field', {
      nullable: true,
      description: 'Which field of the node, or of the input or output; `parameters.seed` for a parameter of a model.',
    }),
    before: t.expose('before', { type: 'JSON', nullable: true, description: 'What stood there; null for nothing.' }),
    after: t.expose('after', { type: 'JSON', nullable: true, description: 'What stands there now; null for nothing.' }),
    affectsRuns: t.boolean({
      description: 'A run may do something else, or is called in another way; otherwise it is for people alone.',
      resolve: affectsRuns,
    }),
  }),
});

/** More are counted, and not told one by one. */
export const mostChanges = 200;

const WorkflowComparison = builder.objectRef<Comparison>('WorkflowComparison').implement({
  description: 'What two versions of a workflow differ in.',
  fields: (t) => ({
    fromVersion: t.exposeInt('fromVersion', { description: 'The version that is compared with.' }),
    toVersion: t.exposeInt('toVersion', { description: 'The version whose differences are told.' }),
    count: t.int({ description: 'How many differences there are.', resolve: ({ changes }) => changes.length }),
    affectsRuns: t.boolean({
      description: 'A run may do something else, or is called in another way.',
      resolve: ({ changes }) => changes.some(affectsRuns),
    }),
    changes: t.field({
      type: [WorkflowChange],
      description: `The first ${mostChanges}: nodes and their fields, connections, inputs and outputs, then what is for people alone.`,
      resolve: ({ changes }) => changes.slice(0, mostChanges),
    }),
  }),
});

builder.queryField('compareWorkflowVersions', (t) =>
  t.field({
    type: WorkflowComparison,
    nullable: true,
    authScopes: { read: true },
    description: 'What two versions of a workflow differ in; null where there is no such workflow or version of yours.',
    args: {
      workflowId: t.arg.id({ required: true }),
      from: t.arg.int({ required: true, description: 'The version to compare with.' }),
      to: t.arg.int({ description: 'The other version. By default the workflow as it is saved.' }),
    },
    resolve: (_, { workflowId, from, to }, context) => {
      readVersion('from', from);
      if (to != null) readVersion('to', to);
      return context
        .asViewer(async (db) => {
          ownWorkflowId(workflowId);
          const before = await loadGraphToRun(db, workflowId, from, context.nodeTypes);
          const after = await loadGraphToRun(db, workflowId, to ?? 'DRAFT', context.nodeTypes);
          return compare(before, after, context);
        })
        .catch(nullWhenMissing);
    },
  }),
);

builder.objectField(WorkflowVersion, 'changes', (t) =>
  t.field({
    type: WorkflowComparison,
    nullable: true,
    description: 'What it has that the version kept before it has not; null for the first.',
    resolve: async ({ id, version }, _, context) => {
      const { loaders } = context;
      const [earlier] = await loaders.versionBefore.load(id);
      if (!earlier) return null;
      const [before, after] = await Promise.all([earlier.id, id].map((one) => loaders.graphOfVersion.load(one)));
      if (!before || !after) return null;
      return compare({ ...before, version: earlier.version }, { ...after, version }, context);
    },
  }),
);

builder.objectField(Workflow, 'unpublishedChanges', (t) =>
  t.field({
    type: WorkflowComparison,
    nullable: true,
    description:
      'What the workflow, as it is saved, has that its published version has not; null where none is published.',
    resolve: async ({ id, version, published_version: published }, _, context) => {
      const { loaders } = context;
      const kept =
        published === null ? null : await loaders.versionByNumber.load({ workflowId: id, version: published });
      if (!kept) return null;
      const [before, graph] = await Promise.all([loaders.graphOfVersion.load(kept.id), loadWhole(id, context)]);
      if (!before) return null;
      return compare({ graph: before.graph, version: kept.version }, { graph, version }, context);
    },
  }),
);

interface Side {
  graph: Graph;
  version: number;
}

function compare(before: Side, after: Side, { nodeTypes }: Context): Comparison {
  return {
    fromVersion: before.version,
    toVersion: after.version,
    changes: compareGraphs(before.graph, after.graph, (name) => nodeTypes.get(name)),
  };
}
