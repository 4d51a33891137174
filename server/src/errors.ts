/**
 * Every error that this server names, with the sentence people read and whether trying again may help.
 * "May it be retried" is decided here and nowhere else.
 */
const catalogue = {
  // What a caller asked for.
  UNAUTHENTICATED: { message: 'Sign in first: send `Authorization: Bearer <token>`.', retryable: false },
  INSUFFICIENT_SCOPE: { message: 'The token does not allow this.', retryable: false },
  NOT_FOUND: { message: 'There is nothing here by that id.', retryable: false },
  INPUT_INVALID: { message: 'The input does not fit.', retryable: false },
  GRAPH_INVALID: { message: 'The graph does not fit together.', retryable: false },
  VERSION_CONFLICT: { message: 'The workflow was saved by someone else in the meantime.', retryable: false },
  NOT_PUBLISHED: { message: 'No version of the workflow is published.', retryable: false },
  TRIGGER_DISABLED: { message: 'The trigger is switched off.', retryable: false },
  STATE_CONFLICT: { message: 'The execution is not in a state that allows this.', retryable: false },
  IDEMPOTENCY_CONFLICT: { message: 'That idempotency key was used with another input.', retryable: false },
  REQUEST_TOO_LARGE: { message: 'The request is too large.', retryable: false },
  RATE_LIMITED: { message: 'That is too much in one minute.', retryable: true },
  TOO_MANY_STREAMS: { message: 'Too many event streams are open. Close some first.', retryable: false },
  SIGN_IN_UNAVAILABLE: { message: 'Who you are cannot be checked just now. Try again in a moment.', retryable: true },
  TOO_MANY_SUBSCRIPTIONS: { message: 'Too many operations are open on this socket. End some first.', retryable: false },
  INTROSPECTION_REFUSED: { message: 'The schema is not available here.', retryable: false },

  // What went wrong in a node.
  INPUT_MISSING: { message: 'The node lacks an input that it needs.', retryable: false },
  TOO_MANY_ITEMS: { message: 'There are more items than a run can have.', retryable: false },
  CONFIG_INCOMPLETE: { message: 'The node is not filled in.', retryable: false },
  CONFIG_INVALID: { message: 'The node is filled in wrongly.', retryable: false },
  TEMPLATE_VARIABLE_MISSING: { message: 'The template names a variable that nothing provides.', retryable: false },
  RULE_UNFIT: { message: 'The rule cannot be applied to what came in.', retryable: false },
  RULES_OVERLAP: { message: 'More than one rule fits what came in.', retryable: false },
  TEMPLATE_INVALID: { message: 'The template cannot be read.', retryable: false },
  ASSET_MISSING: { message: 'The picture is no longer there.', retryable: false },
  DESCRIBING_OFF: { message: 'Pictures are not described on this server.', retryable: false },
  DESCRIBING_LIMIT_REACHED: {
    message: 'As many pictures as may be in a day were described. Try again tomorrow.',
    retryable: false,
  },
  BRAND_MISSING: { message: 'The brand is no longer there.', retryable: false },
  BRAND_IN_USE: { message: 'Workflows still use the brand.', retryable: false },
  ASSET_IN_USE: { message: 'Something still needs the picture.', retryable: false },
  IMAGE_INVALID: { message: 'The picture cannot be read.', retryable: false },
  IMAGE_TOO_LARGE: { message: 'The picture is too large.', retryable: false },
  IMAGE_UNREACHABLE: { message: 'The picture could not be fetched.', retryable: true },
  FONT_INVALID: { message: 'The font cannot be read.', retryable: false },
  FONT_TOO_LARGE: { message: 'The font is too large.', retryable: false },
  FONT_RESTRICTED: { message: 'The license of the font does not allow it to be used here.', retryable: false },
  FONT_IN_USE: { message: 'Brands still use the font.', retryable: false },
  LINK_REFUSED: { message: 'That link cannot be followed from here.', retryable: false },

  WEBSITE_INVALID: { message: 'There is no website that can be read.', retryable: false },
  WEBSITE_UNREACHABLE: { message: 'The website could not be fetched.', retryable: true },

  TABLE_INVALID: { message: 'This is no table that can be read.', retryable: false },
  TABLE_TOO_LARGE: { message: 'The table is too large.', retryable: false },
  TABLE_UNREACHABLE: { message: 'The table could not be fetched.', retryable: true },

  // What Reddit says of a community.
  SUBREDDIT_PRIVATE: { message: 'The community is private: only its members can read it.', retryable: false },
  SUBREDDIT_QUARANTINED: { message: 'The community is quarantined by Reddit.', retryable: false },
  SUBREDDIT_GATED: { message: 'Reddit shows the community only to people who accept a warning.', retryable: false },
  SUBREDDIT_BANNED: { message: 'The community was banned by Reddit.', retryable: false },
  SUBREDDIT_MISSING: { message: 'There is no such community on Reddit.', retryable: false },
  SUBREDDIT_OVER_18: { message: 'All posts of the community are marked as over 18.', retryable: false },

  // What a provider answered.
  PROVIDER_REFUSED: { message: 'The model service refused the request.', retryable: false },
  PROVIDER_CONTENT_REFUSED: { message: 'The model service refused the content.', retryable: false },
  PROVIDER_UNAUTHORIZED: { message: 'The model service did not accept the key.', retryable: false },
  PROVIDER_RATE_LIMITED: { message: 'The model service is asking for a pause.', retryable: true },
  PROVIDER_UNAVAILABLE: { message: 'The model service cannot be reached.', retryable: true },
  PROVIDER_FAILED: { message: 'The model service failed while working.', retryable: false },
  /** The answer to a paid call was lost: it may or may not run. Never resend without looking it up. */
  PROVIDER_AMBIGUOUS: {
    message: 'The answer of the model service was lost, and the request could not be found again.',
    retryable: false,
  },
  /** What a model wrote, also when it was asked once more. */
  ANSWER_INVALID: { message: 'What the model wrote does not fit what was asked for.', retryable: false },
  PROMPT_TOO_LONG: { message: 'The prompt is longer than the model can read.', retryable: false },
  PROVIDER_TIMED_OUT: { message: 'The model service took too long.', retryable: false },

  BUDGET_EXCEEDED: { message: 'The budget does not allow for another paid call.', retryable: false },

  DATABASE_UNAVAILABLE: { message: 'The database does not answer just now. Try again in a moment.', retryable: true },

  // What the place for files answered.
  STORAGE_REFUSED: { message: 'The file store refused.', retryable: false },
  STORAGE_UNAVAILABLE: { message: 'The file store cannot be reached.', retryable: true },

  // What became of a message to somebody's webhook.
  RECEIVER_REFUSED: { message: 'The receiver did not take the message.', retryable: true },
  RECEIVER_GONE: { message: 'The receiver answered that it is gone for good (410).', retryable: false },
  RECEIVER_UNREACHABLE: { message: 'The receiver cannot be reached.', retryable: true },
  RECEIVER_TIMED_OUT: { message: 'The receiver did not answer in time.', retryable: true },
  RECEIVER_ADDRESS_REFUSED: { message: 'The address is not one of the open internet.', retryable: true },
  WEBHOOK_SECRET_UNREADABLE: {
    message: 'The signing secret cannot be read any more, for the key of this server has changed. Rotate the secret.',
    retryable: false,
  },
  WEBHOOK_DISABLED: { message: 'The webhook was switched off.', retryable: false },

  CANCELLED: { message: 'It was cancelled.', retryable: false },
  INTERNAL: { message: 'Something went wrong on our side.', retryable: false },
} as const satisfies Record<string, { message: string; retryable: boolean }>;

export type ErrorCode = keyof typeof catalogue;

export const errorCodes = Object.keys(catalogue) as ErrorCode[];

/** The sentence that people read where nothing nearer is known. */
export function sentenceOf(code: ErrorCode): string {
  return catalogue[code].message;
}

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(catalogue, text);
}

/** An error from the catalogue. `message` is safe to show to anyone; `details` is what a program needs to act on it. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, options: { message?: string; details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(options.message ?? catalogue[code].message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
  }

  get retryable(): boolean {
    return catalogue[this.code].retryable;
  }
}

/**
 * The one answer to input that does not fit: each field with its path and what was expected of it. Thrown by a mutation that lists it, it is its
 * typed answer; by any other field, an error with the same `fields` in its extensions.
 */
export class InputInvalidError extends AppError {
  readonly fields: { path: string[]; message: string }[];
  /** `message`: for people who do not know the fields by their names; else it is made of the fields. */
  constructor(fields: { path: string[]; message: string }[], message?: string) {
    super('INPUT_INVALID', {
      message: message ?? fields.map((field) => `${field.path.join('.')}: ${field.message}`).join(' '),
      details: { fields },
    });
    this.fields = fields;
  }

  /** Where it is one field that stands at the top: an argument, or one of a mutation's `input`. The message follows on its name. */
  static of(field: string, message: string): InputInvalidError {
    return new InputInvalidError([{ path: [field], message }]);
  }
}

/** The error itself when it is ours, and INTERNAL (with the cause kept for the log) when it is not. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('INTERNAL', { cause: error });
}
