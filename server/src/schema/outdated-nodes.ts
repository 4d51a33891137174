import { toGraphEdge, toGraphNode } from '../store/workflows.ts';
import { builder } from './builder.ts';
import { Execution } from './executions.ts';

/* What of an execution's results is out of date, now that its workflow has been changed. */

builder.objectField(Execution, 'outdatedNodeKeys', (t) =>
  t.stringList({
    description:
      'The nodes whose results here are outdated: the workflow, as it is saved now, would make them from something else, because their type, config, connections or something upstream has changed. The rule is the one by which results are reused.',
    resolve: async (execution, _, { loaders, engine }) => {
      const workflow = execution.workflow_id && (await loaders.workflows.load(execution.workflow_id));
      if (!workflow) return [];
      const [nodes, edges, results] = await Promise.all([
        loaders.nodesOfWorkflow.load(workflow.id),
        loaders.edgesOfWorkflow.load(workflow.id),
        loaders.partsOfExecution.load(execution.id),
      ]);
      const now = { nodes: nodes.map(toGraphNode), edges: edges.map(toGraphEdge) };
      return engine.outdated(execution.user_id, now, { execution, parts: results });
    },
  }),
);
