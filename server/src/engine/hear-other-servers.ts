import { backgroundNotice, noticeChannel } from '../jobs/notice.ts';
import type { Database } from '../store/database.ts';
import type { Listening } from '../store/listen-on-postgres.ts';
import { findExecutions, findNodeExecutions, listEvents } from '../store/executions.ts';
import type { EngineEvent, EventEmitter } from './emitter.ts';
import type { Engine } from './engine.ts';
import { eventOfRow, partsNamedBy } from './event-of-row.ts';
import type { AssetEmitter } from './library-events/asset-emitter.ts';
import { type AssetNotice, readAssetNotice } from './library-events/asset-notice.ts';
import { jobsNotice, readNotice, readRevokedToken, type RunNotice } from './notice.ts';

export interface HearingOptions {
  database: Database;
  emitter: EventEmitter;
  engine: Pick<Engine, 'check' | 'wake'>;
  authenticator: { tokenWasRevoked(tokenId: string): void; look(): Promise<void> };
  background: { wake(): void };
  library: LibraryHearing;
  serverId: string;
  onError: (fault: unknown) => void;
}

/** Who hears of libraries, by whatever server they were changed. */
export interface LibraryHearing {
  emitter: Pick<AssetEmitter, 'emit' | 'lost'>;
  /** Pictures have come. */
  onNew(userId: string, ids: readonly string[]): void;
}

/** Gives false for a notice of another kind. */
export function hearOfLibrary(payload: string, { emitter, onNew }: LibraryHearing): boolean {
  const notice = readAssetNotice(payload);
  if (!notice) return false;
  emitter.emit(notice);
  const added = newIn(notice);
  if (added.length > 0) onNew(notice.userId, added);
  return true;
}

function newIn({ marks }: AssetNotice): string[] {
  return [...(marks ?? [])].flatMap(([id, mark]) => (mark === 'ADDED' ? [id] : []));
}

/** Events that one notice is read for at most; who misses the rest finds it in the log. */
const mostEvents = 500;

/**
 * What other servers on the same database write is told here as if it had happened here: each server is woken once for a
 * commit, reads what it has listeners for once, and tells them all. Where the line was down, listeners are sent to the log.
 */
export async function hearOtherServers(options: HearingOptions): Promise<Listening> {
  const { database, emitter, engine, authenticator, background, library, serverId, onError } = options;
  return database.listen(noticeChannel, onNotice, () => {
    emitter.lost();
    library.emitter.lost();
    engine.wake();
    background.wake();
    void authenticator.look();
  });

  function onNotice(payload: string) {
    if (payload === jobsNotice) return engine.wake();
    if (payload === backgroundNotice) return background.wake();
    if (hearOfLibrary(payload, library)) return;
    const revoked = readRevokedToken(payload);
    if (revoked) return authenticator.tokenWasRevoked(revoked);
    for (const notice of readNotice(payload)) {
      if (notice.serverId === serverId) continue;
      engine.check(notice.executionId);
      if (emitter.isHeard(notice.executionId, notice.workflowId)) void pass(notice).catch(sendToTheLog);
    }
  }

  /** Nobody would tell of these events again, and one of them may be the last. */
  function sendToTheLog(fault: unknown) {
    onError(fault);
    emitter.lost();
  }

  async function pass(notice: RunNotice): Promise<void> {
    for (const event of await readEvents(notice)) emitter.emit(event);
  }

  async function readEvents({ executionId, from, to }: RunNotice): Promise<EngineEvent[]> {
    const rows = await listEvents(database.service, executionId, from - 1, Math.min(to - from + 1, mostEvents));
    const nodeIds = [...new Set(rows.flatMap(partsNamedBy))];
    const [[execution], nodes] = await Promise.all([
      findExecutions(database.service, [executionId]),
      nodeIds.length > 0 ? findNodeExecutions(database.service, nodeIds) : [],
    ]);
    if (!execution) return [];
    const byId = new Map(nodes.map((node) => [node.id, node]));
    return rows.map((row) => eventOfRow(row, execution, byId));
  }
}
