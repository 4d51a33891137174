import type { Client } from 'urql';
import { createWorkflow } from '../library/actions/create-workflow.ts';
import type { Created } from '../library/actions/create-workflow.ts';
import { createCatalogue } from '../nodes/catalogue.ts';
import { CatalogueQuery } from '../nodes/catalogue-documents.ts';
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
