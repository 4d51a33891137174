import { addMoney } from '@visualadgen/graph/money/money.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { AppError } from '../../errors.ts';
import { type ModelRequest, type ModelService, type RunHandle, type TextResult, textIn } from '../node-services.ts';
import type { ReadAnswer } from './read-json.ts';
import { isRefusedInWords } from './refused-in-words.ts';
import { wordsSoFar } from './words-so-far.ts';

export interface FittingAnswer<T> {
  value: T;
  /** USD of all that was asked; null when of one of them nobody knows. */
  cost: string | null;
}

/**
 * What a model writes, once it fits what was asked for. One that does not is asked for once more, with what is wrong with it: a paid call
 * of its own, which must fit into the budget and is counted like any other.
 * Throws ANSWER_INVALID ({ problems, answer, cost }) when the second does not fit either, and PROVIDER_CONTENT_REFUSED
 * ({ answer, cost }) when the model declines. Both answers are rejected then, so that a retry asks anew.
 */
export async function askUntilFit<T>(
  models: Pick<ModelService, 'ask' | 'reject'>,
  run: RunHandle,
  request: ModelRequest,
  read: (answer: string) => ReadAnswer<T>,
): Promise<FittingAnswer<T>> {
  const options = { showPartial: wordsSoFar };
  const first = textIn(await models.ask(request, run, options));
  if (isRefusedInWords(first.text)) return giveUp([request], declined(first, first.cost));
  const one = read(first.text);
  if (one.ok) return { value: one.value, cost: first.cost };

  run.retrying({ code: 'ANSWER_INVALID', message: `${sentence(one.problems)} It is asked for once more.` }, 0);
  const again = { ...request, prompt: repairing(request.prompt, first.text, one.problems) };
  const second = textIn(await models.ask(again, run, options));
  const cost = first.cost === null || second.cost === null ? null : addMoney(first.cost, second.cost);
  if (isRefusedInWords(second.text)) return giveUp([request, again], declined(second, cost));
  const two = read(second.text);
  if (two.ok) return { value: two.value, cost };
  return giveUp([request, again], misfit(second, two.problems, cost));

  async function giveUp(requests: readonly ModelRequest[], error: AppError): Promise<never> {
    for (const each of requests) await models.reject(each, run, error);
    throw error;
  }
}

function declined({ text }: TextResult, cost: string | null): AppError {
  const answer = cutText(text.trim(), longestShown, '…');
  const message = `The model declined: “${answer}” Word it differently, or choose another model.`;
  return new AppError('PROVIDER_CONTENT_REFUSED', { message, details: { answer, cost } });
}

function misfit({ text }: TextResult, problems: string[], cost: string | null): AppError {
  return new AppError('ANSWER_INVALID', {
    message: `${sentence(problems)} It was asked for twice.`,
    details: { problems, answer: cutText(text.trim(), longestShown, '…'), cost },
  });
}

const longestShown = 500;
const mostShown = 5;

function sentence(problems: readonly string[]): string {
  const more = problems.length > mostShown ? ` (and ${problems.length - mostShown} more)` : '';
  return `What the model wrote does not fit: ${problems.slice(0, mostShown).join(' ')}${more}`;
}

/** Of an answer that went wrong, as much as tells what to mend. */
const longestQuoted = 4_000;

function repairing(prompt: string, answer: string, problems: readonly string[]): string {
  return [
    prompt,
    '---',
    'Your last answer was:',
    cutText(answer.trim(), longestQuoted, '…'),
    'It does not fit what was asked for:',
    problems.map((problem) => `- ${problem}`).join('\n'),
    'Answer once more, whole, with all of this mended.',
  ].join('\n\n');
}
