import ELK from 'elkjs/lib/elk-api.js';
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { fromElk, toElk } from '../../../graph/layout/layout.ts';
import type { LayoutTask } from '../../../graph/layout/layout.ts';
import type { Places } from '../../../graph/store/moves.ts';

/** Works out where everything goes, in a worker of its own, which is gone afterwards. */
export async function layOut(task: LayoutTask): Promise<Places> {
  const elk = new ELK({ workerFactory: () => new Worker(workerUrl) });
  try {
    return fromElk(task, await elk.layout(toElk(task)));
  } finally {
    elk.terminateWorker();
  }
}
