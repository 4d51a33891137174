import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  getOperationAST,
  type GraphQLError,
  Kind,
} from 'graphql';
import type { Observer, Operation } from '../observe/observer.ts';
import type { RequestContext } from '../observe/request-context.ts';
import type { Asker } from './asker.ts';
import type { Ending, OperationPlugin } from './operation-plugins.ts';

type MaskError = (error: unknown, requestContext: RequestContext) => GraphQLError;

interface HookPayload {
  args: ExecutionArgs;
}

/** Errors that the observer has heard of. */
const told = new WeakSet<GraphQLError>();

/**
 * Tells an observer of each operation, from the moment that it is known to be valid. It goes before whoever may refuse one,
 * and masks errors itself, for here it is known which request they belong to.
 */
export function observeOperations(observer: Observer, maskError: MaskError) {
  return {
    // It is told of errors alone.
    validatesByDocument: true as const,
    onValidate({ context }: { context: object }) {
      return ({ valid, result }: { valid: boolean; result: readonly Error[] }) => {
        const { asker } = context as { asker?: Asker };
        if (!valid && asker) reportRefused(observer, asker.requestContext, result as GraphQLError[]);
      };
    },
    onExecute({ args }: HookPayload) {
      const operation = operationOf(args);
      if (!operation) return undefined;
      const end = begin(args, operation);
      return {
        onExecuteDone({ result, setResult }: Ending) {
          end(mask(args, result, setResult));
        },
      };
    },
    onSubscribe({ args }: HookPayload) {
      const operation = operationOf(args);
      if (!operation) return undefined;
      const end = begin(args, operation);
      return {
        onSubscribeResult({ result, setResult }: Ending<ExecutionResult | AsyncIterable<unknown>>) {
          if (Symbol.asyncIterator in result) return { onEnd: () => end([]) };
          end(mask(args, result, setResult));
          return undefined;
        },
        onSubscribeError: ({ error }: { error: unknown }) => end([codeOf(maskError(error, requestContextOf(args)))]),
      };
    },
  };

  function begin(args: ExecutionArgs, operation: Operation): (codes: readonly string[]) => void {
    const requestContext = requestContextOf(args);
    const began = performance.now();
    observer.operationBegan(requestContext, operation);
    return (codes) =>
      observer.operationEnded(requestContext, operation, { milliseconds: performance.now() - began, codes });
  }

  function mask(args: ExecutionArgs, result: ExecutionResult, setResult: (result: ExecutionResult) => void) {
    return maskAll(maskError, args, { result, setResult });
  }
}

/** Hears of Yoga's own answers, which is where errors end up that came before all of that. */
export function observeAnswers(observer: Observer) {
  return {
    onExecutionResult({ result, context }: { result?: ExecutionResult; context: { asker?: Asker } }) {
      const errors = result?.errors;
      if (errors && context.asker) reportRefused(observer, context.asker.requestContext, errors);
    },
  };
}

/** Masks the errors of what a subscription answers, where it is known which request they belong to. */
export function maskEvents(maskError: MaskError) {
  return {
    onEvent: ({ args, ...answer }) => void maskAll(maskError, args, answer),
  } satisfies OperationPlugin;
}

function maskAll(maskError: MaskError, args: ExecutionArgs, { result, setResult }: Ending): readonly string[] {
  if (!result.errors) return none;
  const errors = result.errors.map((error) => maskError(error, requestContextOf(args)));
  setResult({ ...result, errors });
  for (const error of errors) told.add(error);
  return errors.map(codeOf);
}

function reportRefused(observer: Observer, requestContext: RequestContext, errors: readonly GraphQLError[]) {
  const untold = errors.filter((error) => !told.has(error));
  for (const error of untold) told.add(error);
  if (untold.length > 0) observer.operationRefused(requestContext, untold.map(codeOf));
}

const none: readonly string[] = [];

function requestContextOf({ contextValue }: ExecutionArgs): RequestContext {
  return (contextValue as { requestContext: RequestContext }).requestContext;
}

function codeOf({ extensions }: GraphQLError): string {
  const { code } = extensions;
  return typeof code === 'string' ? code : 'GRAPHQL_VALIDATION_FAILED';
}

const known = new WeakMap<DocumentNode, Map<string | null | undefined, Record<Operation['transport'], Operation>>>();

/** One object for each operation of a document, for they are many and all alike. */
function operationOf({ document, operationName, contextValue }: ExecutionArgs): Operation | undefined {
  let named = known.get(document);
  if (!named) known.set(document, (named = new Map()));
  let both = named.get(operationName);
  if (!both) {
    const read = readOperation(document, operationName);
    // Names that are not in the document are as many as a client likes.
    if (!read) return undefined;
    both = { http: { ...read, transport: 'http' }, websocket: { ...read, transport: 'websocket' } };
    named.set(operationName, both);
  }
  return both[(contextValue as { asker: Asker }).asker.transport];
}

function readOperation(document: DocumentNode, operationName: string | null | undefined) {
  const operation = getOperationAST(document, operationName);
  if (!operation) return undefined;
  const { selections } = operation.selectionSet;
  const [first] = selections;
  const field = selections.length === 1 && first?.kind === Kind.FIELD ? first.name.value : 'several';
  return { type: operation.operation, field, name: operation.name?.value ?? null };
}
