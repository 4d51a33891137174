import { cacheExchange } from '@urql/exchange-graphcache';
import type { Cache, UpdateResolver, Variables } from '@urql/exchange-graphcache';
import { embeddedTypes, possibleTypes } from './generated/cache-types.ts';

/**
 * What a live run tells is kept apart, in whatever tells it. Were a run one thing in the cache, what an event had said of
 * it earlier would lie above the answer of a query that was asked before that event came, and the older state would be read.
 */
const liveTypes = ['Execution', 'NodeExecution', 'NodeExecutionItem'];

/** What has no id has no key, said or not; said, the cache does not warn of it, as it does while the editor is developed alone. */
const keyless = import.meta.env.DEV ? [...embeddedTypes, ...liveTypes] : liveTypes;

/** The normalised cache: a workflow that is saved or renamed anywhere shows its new state everywhere. */
export function createCacheExchange() {
  return cacheExchange({
    keys: Object.fromEntries(keyless.map((name) => [name, () => null])),
    possibleTypes,
    updates: {
      Mutation: {
        createWorkflow: afterPayload('CreateWorkflowPayload', forgetLists('workflows')),
        duplicateWorkflow: afterPayload('DuplicateWorkflowPayload', forgetLists('workflows')),
        deleteWorkflow: afterPayload('DeleteWorkflowPayload', forgetLists('workflows')),
        restoreWorkflow: afterPayload('RestoreWorkflowPayload', forgetLists('workflows')),
        restoreBrand: afterPayload('RestoreBrandPayload', forgetLists('brands')),
        executeWorkflow: afterPayload('ExecuteWorkflowPayload', forgetLastExecution),
      },
    },
  });
}

function forgetLists(name: string) {
  return (cache: Cache): void => {
    for (const field of cache.inspectFields('Query')) {
      if (field.fieldName === name) cache.invalidate('Query', field.fieldKey);
    }
  };
}

const ofItsRuns = new Set(['executions', 'lastExecution', 'latestImages']);

function forgetLastExecution(cache: Cache, { input }: Variables): void {
  if (typeof input !== 'object' || input === null || !('workflowId' in input)) return;
  const workflow = cache.keyOfEntity({ __typename: 'Workflow', id: String(input.workflowId) });
  if (!workflow) return;
  for (const field of cache.inspectFields(workflow)) {
    if (ofItsRuns.has(field.fieldName)) cache.invalidate(workflow, field.fieldKey);
  }
}

/** Runs only when the answer is the payload: a typed error changed nothing. */
function afterPayload(payload: string, update: (cache: Cache, args: Variables) => void): UpdateResolver {
  return (result, args, cache, info) => {
    const answer = result[info.fieldName];
    if (typeof answer === 'object' && answer !== null && '__typename' in answer && answer.__typename === payload)
      update(cache, args);
  };
}
