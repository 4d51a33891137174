import { AppError } from '../errors.ts';

/** Thrown by a mutation that lists it, it is its typed answer; by any other field, a fault that names the fields as well. */
export class InputInvalidError extends AppError {
  readonly fields: { path: string[]; message: string }[];
  constructor(fields: { path: string[]; message: string }[]) {
    super('INPUT_INVALID', {
      message: fields.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' '),
      details: { fields },
    });
    this.fields = fields;
  }
}
