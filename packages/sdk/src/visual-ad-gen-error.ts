/** Why something was not done: `code` for programs, `message` for people, `details` such as the fields that are wrong. */
export class VisualAdGenError extends Error {
  override readonly name = 'VisualAdGenError';
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
