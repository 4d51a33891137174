import { toAppError } from '../errors.ts';
import type { RunHandle } from '../nodes/node-services.ts';
import type { Observer, PaidCall } from '../observe/observer.ts';

/**
 * Tells an observer of a paid call from its wish to its end. The work is handed a handle that passes on what it says of
 * passing errors, and says itself when its turn has come, and which request came of it.
 */
export async function observeCall<Made extends { cost: string | null }>(
  observer: Observer,
  model: string,
  run: RunHandle,
  work: (run: RunHandle, entered: () => void, accepted: (requestId: string) => void) => Promise<Made>,
): Promise<Made> {
  const { requestId, userId, executionId, nodeExecutionId, itemOf } = run;
  const call: PaidCall = { model, requestId, userId, executionId, nodeExecutionId, itemOf };
  const seen: RunHandle = {
    ...run,
    retrying(error, delayMs) {
      observer.callFaltered(call, error.code);
      run.retrying(error, delayMs);
    },
  };
  observer.callBegan(call);
  try {
    const made = await work(
      seen,
      () => observer.callEntered(call),
      (id) => observer.callAccepted(call, id),
    );
    observer.callEnded(call, { outcome: 'COMPLETED', cost: made.cost, code: null });
    return made;
  } catch (thrown) {
    const outcome = run.signal.aborted ? 'STOPPED' : 'FAILED';
    observer.callEnded(call, { outcome, cost: null, code: toAppError(thrown).code });
    throw thrown;
  }
}
