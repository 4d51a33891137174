import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { maxNestingPlugin } from './max-nesting.ts';
import { maxRepeatsPlugin } from './max-repeats.ts';
import type { OperationPlugin } from './operation-plugins.ts';
import { type OperationLimit, overLimit } from './over-limit.ts';

/** Bytes of one request's body; the largest graph that may be saved fits. */
export const largestBody = 10 * 1024 * 1024;

/** Bytes of one with files: a photo of 20 MB, and what it comes with. */
export const largestUploadBody = 21 * 1024 * 1024;

/** Bytes of one WebSocket message. */
export const largestMessage = 1024 * 1024;

/**
 * What one operation may look like, over HTTP, SSE and WebSocket alike. The first two count before anything is parsed. What it may
 * bring is limited by `cost/`.
 */
export function operationLimits(): OperationPlugin[] {
  const limits = [
    maxNestingPlugin(200),
    maxRepeatsPlugin(100),
    maxTokensPlugin({ n: 20_000, onReject: refuse('tokens', 'The operation has too many tokens') }),
    maxDepthPlugin({ n: 16, ignoreIntrospection: true, onReject: refuse('depth', 'The operation is too deep') }),
    maxAliasesPlugin({ n: 30, allowList: [], onReject: refuse('aliases', 'The operation has too many aliases') }),
    maxDirectivesPlugin({ n: 30, onReject: refuse('directives', 'The operation has too many directives') }),
  ];
  return limits.map((limit) => ({ ...limit, validatesByDocument: true }) as OperationPlugin);
}

/** The plugins bring a GraphQL library of their own, whose errors ours does not know; so ours is thrown instead. They tell the numbers in their sentence alone. */
function refuse(limit: OperationLimit, sentence: string) {
  return [
    (_: unknown, { message }: Error): never => {
      const [, allowed = '0', found] = /limit of (\d+) exceeded(?:, found (\d+))?/.exec(message) ?? [];
      // The counter of tokens stops at the first that is too many.
      const isWhole = found !== undefined && limit !== 'tokens';
      throw overLimit(limit, sentence, isWhole ? Number(found) : null, Number(allowed));
    },
  ];
}
