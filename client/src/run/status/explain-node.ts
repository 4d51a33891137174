import type { RunReason, SkipReason } from '../../api/generated/graphql.ts';
import type { RunFault, RunNode, RunState } from '../state/run-state.ts';
import type { ScreenWords } from '../../graph/words/useWords.ts';

type Explained = Pick<RunNode, 'status' | 'type' | 'runReason' | 'changedInputs'>;

/** Why a node ran although it might have given what it gave before; null while it has not, or was never asked. */
export function whyItRan(
  { status, type, runReason, changedInputs }: Explained,
  words: Pick<ScreenWords, 'label'>,
): string | null {
  if (!runReason || status === 'PENDING' || status === 'PAUSED' || status === 'SKIPPED') return null;
  return `${status === 'RUNNING' ? 'It runs' : 'It ran'} ${reasons[runReason](changedInputs.map((name) => `“${words.label(name, type)}”`))}.`;
}

/** Why a node did not run; null for one that did, or may. */
export function whySkipped({
  status,
  skipReason,
  skipMessage,
}: Pick<RunNode, 'status' | 'skipReason' | 'skipMessage'>): string | null {
  if (status !== 'SKIPPED' || !skipReason) return null;
  return skipMessage ? `It did not run. ${skipMessage}` : skips[skipReason];
}

const skips: Record<SkipReason, string> = {
  UPSTREAM_FAILED: 'It did not run, because a node before it failed.',
  NO_ITEMS: 'It did not run, because nothing was left of the list that it takes.',
  BRANCH_NOT_TAKEN: 'It did not run, because nothing took its branch.',
  MUTED: 'It is muted, so it did not run.',
  INPUT_MUTED: 'It did not run, because all that it takes from is muted.',
};

/**
 * Tells whose reason needs no saying because it is the whole run's: a fresh one, or the first of its kind, in which nothing
 * could have been reused.
 */
export function explainedForAll(
  nodes: RunState['nodes'],
  isFresh: boolean,
): (node: Pick<RunNode, 'runReason'>) => boolean {
  const isAllNew = Object.values(nodes).every(
    ({ origin, runReason }) => origin !== 'REUSED' && (!runReason || runReason === 'FIRST_TIME'),
  );
  return ({ runReason }) => (isFresh && runReason === 'ASKED_FRESH') || (isAllNew && runReason === 'FIRST_TIME');
}

const reasons: Record<RunReason, (changedInputs: readonly string[]) => string> = {
  FIRST_TIME: () => 'for the first time',
  CONFIG_CHANGED: () => 'because its settings had changed',
  // What the one that gives it calls another may bear the same name.
  INPUT_CHANGED: (names) => `because ${list.format(new Set(names))} had changed`,
  ASKED_FRESH: () => 'because a fresh result was asked for',
  RESULT_OLD: () => 'because its earlier result was too old',
  RESULT_SHORT: () => 'because its earlier result had fewer pictures than were asked for',
  RESULT_GONE: () => 'because the pictures of its earlier result are no longer there',
};

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** What a count of images that is not as asked means for the next run; null where there is nothing to say. */
export function whatFewerMeans({
  pictures,
  estimatedCost,
}: Pick<RunNode, 'pictures' | 'estimatedCost'>): string | null {
  // What only passes images on has no say in it.
  if (!pictures?.isShort || estimatedCost === null) return null;
  return `The next run pays for all ${pictures.asked} again, unless “Fewer pictures are fine” is on in its settings.`;
}

/** A fault that passed, in plain words. */
export function faultText({ code, message }: Pick<RunFault, 'code' | 'message'>): string {
  return faultWords[code] ?? message;
}

const faultWords: Partial<Record<string, string>> = {
  PROVIDER_RATE_LIMITED: 'The model service asked for a pause.',
  PROVIDER_UNAVAILABLE: 'The model service could not be reached.',
  PROVIDER_FAILED: 'The model service failed while working.',
  ANSWER_INVALID: 'What the model wrote did not fit, so it was asked once more.',
  PROVIDER_TIMED_OUT: 'The model service took too long.',
  IMAGE_UNREACHABLE: 'The picture could not be fetched.',
  STORAGE_UNAVAILABLE: 'The file store could not be reached.',
  INTERNAL: 'Something went wrong on the server.',
};
