import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { TextAnswer } from './define-model.ts';
import { saysTooLong } from './says-too-long.ts';
import { readUsage } from './pricing.ts';

/** What fal's text models answer, read leniently: only the words are needed. */
const answerSchema = z.object({
  output: z.string().nullish().catch(null),
  partial: z.boolean().nullish().catch(null),
  error: z.string().nullish().catch(null),
});

/**
 * The words in a provider's answer. A text that broke off is not passed off as whole.
 * Throws PROVIDER_FAILED ({ isBilled }) when there are none, or not all of them, and PROMPT_TOO_LONG.
 */
export function readText(output: unknown): TextAnswer {
  const { output: text, partial, error } = answerSchema.safeParse(output).data ?? {};
  if (text?.trim() && !partial && !error) return { gives: 'TEXT', text };
  const message = error
    ? `The text service failed while working: ${error}`
    : partial
      ? 'The text service broke off in the middle of its answer.'
      : 'The text service answered without words.';
  if (error && saysTooLong(error))
    throw new AppError('PROMPT_TOO_LONG', { message: `The prompt is longer than the model can read: ${error}` });
  throw new AppError('PROVIDER_FAILED', { message, details: { isBilled: isBilled(output) } });
}

/** Whoever has written nothing bills nothing; where nothing is said of it, it may have been. */
function isBilled(output: unknown): boolean {
  const usage = readUsage(output);
  return !usage || usage.completion_tokens > 0 || (usage.cost ?? 0) > 0;
}
