import { useState } from 'react';
import type { WorkflowTemplatesQuery } from '../../api/generated/graphql.ts';
import { readGraph } from '../../graph/workflow/read-graph.ts';
import { useCreateWorkflow } from '../../graph/workflow/useCreateWorkflow.ts';

export type Template = WorkflowTemplatesQuery['workflowTemplates'][number];

/** Makes a workflow of a template and opens it, one at a time. */
export function useCreateFromTemplate() {
  const { create } = useCreateWorkflow();
  const [chosen, setChosen] = useState<string | null>(null);

  /** Answers whether it was made. */
  async function begin({ name, title, description, graph }: Template): Promise<boolean> {
    if (chosen) return false;
    setChosen(name);
    const isMade = await create({ name: title, description, graph: readGraph(graph) });
    setChosen(null);
    return isMade;
  }

  return { begin, chosen };
}
