import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { AppError, type ErrorCode } from '../errors.ts';
import { isPassingDatabaseFault } from '../store/passing-fault.ts';

/**
 * What the outside is told of a fault: ours with their code and details, GraphQL's own as they are, and of everything
 * else nothing but a number by which it is found in the log.
 */
export function createErrorMask(log: (fault: unknown, incident: string) => void): (fault: unknown) => GraphQLError {
  return (fault) => {
    const located = fault instanceof GraphQLError ? fault : undefined;
    const cause = located?.originalError ?? (located ? undefined : fault);
    if (cause instanceof GraphQLError) return cause;
    if (cause instanceof AppError && cause.code !== 'INTERNAL') return tell(cause, located);
    if (located && cause === undefined) return located;
    if (hasZeroByte(cause)) return tell(zeroByte(), located);
    if (isPassingDatabaseFault(cause)) return tell(new AppError('DATABASE_UNAVAILABLE'), located);
    const incident = randomUUID();
    log(cause, incident);
    return new GraphQLError('Something went wrong on our side.', {
      ...placeOf(located),
      extensions: { code: 'INTERNAL', incident },
    });
  };
}

/** HTTP's own word for what the whole operation is refused for; everything else is an answer like any other. */
const httpStatus: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  INSUFFICIENT_SCOPE: 403,
  REQUEST_TOO_LARGE: 413,
  DATABASE_UNAVAILABLE: 503,
};

function tell(fault: AppError, located: GraphQLError | undefined): GraphQLError {
  const status = httpStatus[fault.code];
  return new GraphQLError(fault.message, {
    ...placeOf(located),
    extensions: { ...fault.details, code: fault.code, ...(status && { http: { status } }) },
  });
}

/** Postgres' refusal of a text that no column can hold; it may come from any field that takes text. */
function hasZeroByte(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === '22021';
}

function zeroByte(): AppError {
  return new AppError('INPUT_INVALID', { message: 'A text has a zero byte (U+0000) in it, which cannot be kept.' });
}

function placeOf(located: GraphQLError | undefined) {
  return { nodes: located?.nodes, path: located?.path };
}
