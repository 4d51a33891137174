import { AppError, toAppError } from '../errors.ts';
import type { Model } from '../models/define-model.ts';
import type { RunHandle } from '../nodes/node-services.ts';
import { leavesItToAnother } from './how-it-ends.ts';
import { passingError } from './retry-passing.ts';

export interface Rotation<T> {
  /** In the order in which they are asked. */
  models: readonly Model[];
  /** Where an earlier try was when it stopped: the model whose call is still open, or has been answered meanwhile. */
  begunWith(): Promise<Model | undefined>;
  /** Asks one. `isResumed`: it was begun before. `isLast`: nobody is left to be asked instead. */
  ask(model: Model, turn: { isResumed: boolean; isLast: boolean }): Promise<T>;
  /** Whether a call of that model's may still be answered, and so be billed. */
  isOpen(model: Model): Promise<boolean>;
}

/**
 * Asks one model after the other until one answers; the next one only where the last is limited, overloaded or gone, and its
 * own call has ended without an answer. What may still be answered is never left for another, so that nobody pays twice for one
 * answer.
 */
export async function rotateModels<T>(rotation: Rotation<T>, run: Pick<RunHandle, 'signal' | 'retrying'>): Promise<T> {
  const { models } = rotation;
  const begun = models.length > 1 ? await rotation.begunWith() : undefined;
  for (let place = begun ? models.indexOf(begun) : 0; ; place += 1) {
    const model = models[place];
    if (!model) throw new AppError('CONFIG_INVALID', { message: 'There is no model to ask.' });
    const next = models[place + 1];
    try {
      return await rotation.ask(model, { isResumed: model === begun, isLast: !next });
    } catch (thrown) {
      const error = toAppError(thrown);
      if (!next || run.signal.aborted || !leavesItToAnother(error) || (await rotation.isOpen(model))) throw thrown;
      const { code, message } = passingError(error);
      run.retrying({ code, message: `${message} ${next.name} is asked instead.` }, 0);
    }
  }
}
