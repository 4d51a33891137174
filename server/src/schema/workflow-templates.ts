import type { WorkflowTemplate } from '../templates/define-template.ts';
import { workflowTemplates } from '../templates/index.ts';
import { builder } from './builder.ts';
import { GraphSnapshot } from './graph.ts';

const WorkflowTemplateType = builder.objectRef<WorkflowTemplate>('WorkflowTemplate').implement({
  description: 'A workflow to start from.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Stays the same, such as `flat-lay`.' }),
    title: t.exposeString('title', { description: 'For people.' }),
    description: t.exposeString('description', { description: 'What comes out of it.' }),
    category: t.exposeString('category', { description: 'For people, such as `Product photos`.' }),
    graph: t.expose('graph', {
      type: GraphSnapshot,
      description:
        'For `createWorkflow`. It has no structural problems; a photo that only you have is left out, and `Workflow.problems` names it.',
    }),
  }),
});

builder.queryField('workflowTemplates', (t) =>
  t.field({
    type: [WorkflowTemplateType],
    authScopes: { public: true },
    description: 'A gallery of workflows to start from, grouped by category.',
    resolve: () => [...workflowTemplates],
  }),
);
