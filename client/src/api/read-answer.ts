import type { CombinedError } from 'urql';

/** The payload of a mutation, or what to tell the person and the typed error (null when the request itself failed). */
export type ReadAnswer<Answer extends { __typename: string }, Name extends Answer['__typename']> =
  | { ok: true; payload: Extract<Answer, { __typename: Name }> }
  | { ok: false; message: string; error: Exclude<Answer, { __typename: Name }> | null };

/**
 * Sorts the answer of a mutation:
 * `readAnswer(result.error, result.data?.createWorkflow, 'CreateWorkflowPayload')`.
 * The document must select `... on Error { message }`.
 */
export function readAnswer<Answer extends { __typename: string }, Name extends Answer['__typename']>(
  failure: CombinedError | undefined,
  answer: Answer | null | undefined,
  payloadName: Name,
): ReadAnswer<Answer, Name> {
  if (!answer) return { ok: false, message: explainFailure(failure), error: null };
  if (isNamed(answer, payloadName)) return { ok: true, payload: answer };
  if (isOther(answer, payloadName)) return { ok: false, message: messageOf(answer), error: answer };
  return { ok: false, message: fallback, error: null };
}

function isNamed<Answer extends { __typename: string }, Name extends Answer['__typename']>(
  answer: Answer,
  name: Name,
): answer is Extract<Answer, { __typename: Name }> {
  return answer.__typename === name;
}

function isOther<Answer extends { __typename: string }, Name extends Answer['__typename']>(
  answer: Answer,
  name: Name,
): answer is Exclude<Answer, { __typename: Name }> {
  return answer.__typename !== name;
}

function messageOf(answer: object): string {
  return 'message' in answer && typeof answer.message === 'string' ? answer.message : fallback;
}

const fallback = 'Something went wrong. Please try again.';

/** A failed request in words for people, never in the terms of the protocol. */
export function explainFailure(failure: CombinedError | undefined): string {
  if (!failure) return fallback;
  if (failure.graphQLErrors.length > 0) {
    if (isSignedOut(failure)) return 'Your session has ended. Sign in again to continue.';
    return failure.graphQLErrors[0]?.message || fallback;
  }
  if (isUnreachable(failure)) return 'The server cannot be reached. Check the connection and try again.';
  return fallback;
}

/** The request never reached the server: no answer at all, or only a proxy's. */
export function isUnreachable(failure: CombinedError): boolean {
  if (!failure.networkError) return false;
  const status: unknown = failure.response?.status;
  return typeof status !== 'number' || [502, 503, 504].includes(status);
}

export function isSignedOut(failure: CombinedError): boolean {
  return (
    failure.response?.status === 401 ||
    failure.graphQLErrors.some(({ extensions }) => extensions['code'] === 'UNAUTHENTICATED')
  );
}
