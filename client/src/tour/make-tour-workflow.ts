import type { Client } from 'urql';
import { createWorkflow } from '../graph/workflow/create-workflow.ts';
import type { Created } from '../graph/workflow/create-workflow.ts';
import { createCatalogue } from '../graph/catalogue/catalogue.ts';
import { CatalogueQuery } from '../graph/catalogue/catalogue-documents.ts';
import { explainFailure } from '../api/read-answer.ts';
import { planTour } from './tour-plan.ts';

/** Makes the workflow in which the tour takes place. */
export async function makeTourWorkflow(client: Client): Promise<Created> {
  const { data, error } = await client.query(CatalogueQuery, {});
  if (!data) return { ok: false, message: explainFailure(error), details: [] };
  const plan = planTour(createCatalogue(data));
  if (!plan) return { ok: false, message: 'This server has none of the nodes that the tour needs.', details: [] };
  return createWorkflow(client, { name: 'My first ad', graph: plan.beginning });
}
