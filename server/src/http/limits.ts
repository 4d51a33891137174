import { costLimitPlugin } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';

/** Bytes of one request's body; the largest graph that may be saved fits. */
export const largestBody = 10 * 1024 * 1024;

/** Bytes of one WebSocket message. */
export const largestMessage = 1024 * 1024;

/** What one operation may ask for, over HTTP, SSE and WebSocket alike. Tokens count first, before anything is parsed. */
export function operationLimits() {
  return [
    maxTokensPlugin({ n: 20_000 }),
    maxDepthPlugin({ n: 16, ignoreIntrospection: true }),
    maxAliasesPlugin({ n: 30, allowList: [] }),
    maxDirectivesPlugin({ n: 30 }),
    costLimitPlugin({
      maxCost: 200_000,
      objectCost: 2,
      scalarCost: 1,
      depthCostFactor: 1.5,
      ignoreIntrospection: true,
    }),
  ];
}
