import { AppError } from '../errors.ts';

/** The run is no longer this server's to pay for: another has taken it over, or it was stopped. Nothing was written. */
export class LeaseLost extends AppError {
  constructor() {
    super('CANCELLED', { message: 'The run is no longer in the hands of this server.' });
  }
}
