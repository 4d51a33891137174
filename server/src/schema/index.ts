import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import './scalars.ts';
import './errors.ts';
import './viewer.ts';
import './budgets.ts';
import './fields.ts';
import './node-types.ts';
import './image-models.ts';
import './reddit-trends.ts';
import './assets.ts';
import './place.ts';
import './annotations.ts';
import './graph.ts';
import './workflow-parts.ts';
import './workflows.ts';
import './workflow-deletion.ts';
import './workflow-templates.ts';
import './node-executions.ts';
import './executions.ts';
import './execution-control.ts';
import './node-corrections.ts';
import './execution-events.ts';
import './generations.ts';
import './cost-estimate.ts';

/** The whole API, a file a domain. */
export const schema: GraphQLSchema = builder.toSchema({ sortSchema: true });
