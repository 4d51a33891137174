import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { AppError } from '../errors.ts';
import { maxNestingPlugin } from './max-nesting.ts';

/** Bytes of one request's body; the largest graph that may be saved fits. */
export const largestBody = 10 * 1024 * 1024;

/** Bytes of one WebSocket message. */
export const largestMessage = 1024 * 1024;

/**
 * What one operation may look like, over HTTP, SSE and WebSocket alike. The first two count before anything is parsed. What it may
 * bring is limited by `cost/`.
 */
export function operationLimits() {
  return [
    maxNestingPlugin(200),
    maxTokensPlugin({ n: 20_000, onReject }),
    maxDepthPlugin({ n: 16, ignoreIntrospection: true, onReject }),
    maxAliasesPlugin({ n: 30, allowList: [], onReject }),
    maxDirectivesPlugin({ n: 30, onReject }),
  ];
}

/** The plugins bring a GraphQL library of their own, whose errors ours does not know; so ours is thrown instead. */
const onReject = [
  (_: unknown, { message }: Error): never => {
    throw new AppError('REQUEST_TOO_LARGE', { message: message.replace(/^Syntax Error: /, '') });
  },
];
