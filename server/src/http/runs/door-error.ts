import { ApiRefusal } from '../api-client.ts';

/** Why a door for programs did nothing, with HTTP’s word for it. */
export class DoorError extends Error {
  readonly status: number;
  readonly code: string;
  /** What else a program needs, such as the fields that are wrong. */
  readonly details: Record<string, unknown>;

  constructor(status: number, code: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** A mutation’s answer, with why it did nothing where it did nothing. */
export interface MutationAnswer {
  __typename: string;
  code?: string;
  message?: string;
  fields?: { path: string[]; message: string }[];
  problems?: { code: string; message: string; path: string[] | null }[];
}

const statusOf: Record<string, number> = {
  NOT_FOUND: 404,
  NOT_PUBLISHED: 409,
  IDEMPOTENCY_CONFLICT: 409,
  STATE_CONFLICT: 409,
};

/** Throws DoorError for an answer that says why nothing was done. */
export function refuseErrors<Answer extends MutationAnswer>(answer: Answer): Answer {
  const { code, message, fields, problems } = answer;
  if (code === undefined) return answer;
  throw new DoorError(statusOf[code] ?? 422, code, message ?? code, {
    ...(fields && { fields }),
    ...(problems && { problems }),
  });
}

/** An error as a door tells it; null for what is our own fault, which is not told. */
export function asDoorError(error: unknown): DoorError | null {
  if (error instanceof DoorError) return error;
  if (!(error instanceof ApiRefusal)) return null;
  const { code: _, http: __, ...details } = error.extensions;
  const status = error.code === 'INPUT_INVALID' ? 422 : error.status;
  return new DoorError(status, error.code, error.message, details);
}
