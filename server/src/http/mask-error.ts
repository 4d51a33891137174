import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { AppError, type ErrorCode } from '../errors.ts';
import type { RequestContext } from '../observe/request-context.ts';
import { isTransientDatabaseError } from '../store/transient-error.ts';

/**
 * What the outside is told of an error: ours with their code and details, GraphQL's own as they are, and of everything
 * else nothing but a number by which it is found in the log.
 */
export function createErrorMask(
  log: (error: unknown, incident: string, requestContext: RequestContext | undefined) => void,
  options: {
    /** Leaves out what GraphQL would rather have been asked for, which tells of the schema. */
    hidesSuggestions?: boolean;
  } = {},
): (error: unknown, requestContext?: RequestContext) => GraphQLError {
  return (error, requestContext) => {
    const located = error instanceof GraphQLError ? error : undefined;
    const cause = located ? causeOf(located) : error;
    if (cause instanceof AppError && cause.code !== 'INTERNAL') return toGraphQLError(cause, located);
    if (located && (cause === undefined || cause instanceof GraphQLError)) {
      return maskOwn(located, options.hidesSuggestions ?? false);
    }
    if (isTransientDatabaseError(cause)) return toGraphQLError(new AppError('DATABASE_UNAVAILABLE'), located);
    const incident = randomUUID();
    log(cause, incident, requestContext);
    return new GraphQLError('Something went wrong on our side.', {
      ...placeOf(located),
      extensions: { code: 'INTERNAL', incident, ...(requestContext && { requestId: requestContext.requestId }) },
    });
  };
}

/** What was thrown in the first place. Around it GraphQL has put where, and of a value that does not fit, which. */
function causeOf({ originalError }: GraphQLError): Error | undefined {
  return originalError instanceof GraphQLError && originalError.originalError ? causeOf(originalError) : originalError;
}

/** HTTP's own word for what the whole operation is refused for; everything else is an answer like any other. */
const httpStatus: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  INSUFFICIENT_SCOPE: 403,
  REQUEST_TOO_LARGE: 413,
  RATE_LIMITED: 429,
  TOO_MANY_STREAMS: 429,
  DATABASE_UNAVAILABLE: 503,
  SIGN_IN_UNAVAILABLE: 503,
};

function toGraphQLError(error: AppError, located: GraphQLError | undefined): GraphQLError {
  const status = httpStatus[error.code];
  return new GraphQLError(error.message, {
    ...placeOf(located),
    extensions: { ...error.details, code: error.code, ...(status && { http: { status, ...headersOf(error) } }) },
  });
}

/** What GraphQL itself finds wrong. It quotes what was sent, however long that was. */
function maskOwn(error: GraphQLError, hidesSuggestions: boolean): GraphQLError {
  const message = hidesSuggestions ? withoutSuggestion(error.message) : error.message;
  error.message = cutText(message, longestMessage, '…');
  // What does not fit its variable is told before any field is reached, what does not fit an argument by the field.
  if (error.extensions['code'] === undefined) {
    error.extensions['code'] = 'INPUT_INVALID' satisfies ErrorCode;
    nameArgument(error);
  }
  return error;
}

/** All else is checked before: what is found while a field is asked is a variable that has a default, and was given as null after all. */
function nameArgument(error: GraphQLError): void {
  const argument = /^Argument "(?:.*\()?(\w+)/.exec(error.message)?.[1];
  if (argument === undefined) return;
  error.extensions['argument'] = argument;
  if (/has invalid value[^:]*$/.test(error.message)) error.message += ' Expected each variable in it not to be null.';
}

const longestMessage = 2_000;

function headersOf({ details }: AppError) {
  const seconds = details?.['retryAfter'];
  return typeof seconds === 'number' ? { headers: { 'retry-after': String(seconds) } } : {};
}

/** What GraphQL adds to an error where a name is nearly right. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean .*$/s, '');
}

function placeOf(located: GraphQLError | undefined) {
  return { nodes: located?.nodes, path: located?.path };
}
