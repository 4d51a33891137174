import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { drawPlain } from '../packages/demo-fal/src/drawing/plain.ts';
import { createUpload } from '../server/test/operations.ts';
import { deleteAssets, restoreAssets } from './operations.ts';
import type { Random } from './random.ts';
import { jobsNotice } from '../server/src/engine/notice.ts';
import { bossSchema } from '../server/src/jobs/open-boss.ts';
import type { Database } from '../server/src/store/database.ts';
import { until, type TestedCluster } from './with-cluster.ts';

/** A picture that was uploaded, and what its owner last asked to become of it. */
export interface KeptPicture {
  id: string;
  /** `UNKNOWN` where it was asked back, and an answer that was lost may have brought it back, or the time for it was over. */
  state: 'KEPT' | 'DELETED' | 'UNKNOWN';
}

export interface PictureLoad {
  pictures: readonly KeptPicture[];
  finish(): Promise<void>;
}

/** Pictures are deleted beyond so many. */
const mostKept = 40;

/** Keeps uploading pictures, deleting some and asking some of them back. */
export function startPictureLoad(cluster: TestedCluster, random: Random, lanes: number): PictureLoad {
  const pictures: KeptPicture[] = [];
  const over = new AbortController();
  const working = Promise.all(Array.from({ length: lanes }, () => keepGoing(random.fork())));
  working.catch(() => {});
  return {
    pictures,
    async finish() {
      over.abort();
      await working;
    },
  };

  async function keepGoing(dice: Random) {
    while (!over.signal.aborted) {
      await upload(dice);
      const kept = pictures.filter(({ state }) => state === 'KEPT');
      if (kept.length > mostKept || dice.chance(0.2)) await remove(dice, kept);
    }
  }

  async function upload(dice: Random) {
    const prompt = randomUUID();
    const size = { width: dice.whole(800, 3_200), height: 1_600, format: 'png' as const };
    const bytes = await drawPlain({ ...size, prompt, model: 'upload', style: 'poster', seed: 1 });
    const input = { contentType: 'image/png', byteSize: bytes.byteLength, name: `${prompt}.png` };
    type Data = { createUpload: { uploadUrl?: string } };
    const { createUpload: link } = await cluster.client.ask<Data>(createUpload, { input });
    if (!link.uploadUrl) throw new Error(`An upload was refused: ${JSON.stringify(link)}`);
    const id = await put(link.uploadUrl, bytes);
    if (id) pictures.push({ id, state: 'KEPT' });
  }

  /** Undefined where its server went away: then the picture may be there, and its owner does not know. */
  async function put(link: string, bytes: Buffer): Promise<string | undefined> {
    const { pathname } = new URL(link);
    const slot = await cluster.reach();
    try {
      const response = await fetch(`${slot.url()}${pathname}`, {
        method: 'PUT',
        body: new Uint8Array(bytes),
        signal: slot.gone(),
      });
      return ((await response.json()) as { id?: string }).id;
    } catch {
      return undefined;
    }
  }

  async function remove(dice: Random, kept: KeptPicture[]) {
    const some = kept.filter(() => dice.chance(0.3));
    // Another lane may delete the same ones.
    for (const picture of some) picture.state = 'DELETED';
    if (some.length === 0) return;
    await cluster.client.ask(deleteAssets, { input: { assetIds: some.map(({ id }) => id) } });
    const back = some.filter(() => dice.chance(0.2));
    if (back.length === 0) return;
    for (const picture of back) picture.state = 'UNKNOWN';
    await cluster.client.ask(restoreAssets, { input: { assetIds: back.map(({ id }) => id) } });
  }
}

/** Lets the ten minutes in which deleted pictures can be brought back pass again and again, so that servers are always removing some. */
export function startRemoving(
  { bell }: TestedCluster,
  database: Database,
  random: Random,
): { finish(): Promise<void> } {
  let isOver = false;
  const working = keepGoing();
  working.catch(() => {});
  return {
    /** Resolves when none is left to be removed. */
    async finish() {
      isOver = true;
      await working;
      await until(async () => {
        await letTimePass();
        // What a server was killed at is due again only after a while.
        await database.query('update files_to_remove set due_at = now()');
        return (await countDue()) === 0;
      });
    },
  };

  async function keepGoing() {
    while (!isOver) {
      await letTimePass();
      bell.emit('REMOVING');
      await pause(random.between(50, 400));
    }
  }

  async function letTimePass() {
    await database.query("update assets set deleted_at = now() - interval '1 hour' where deleted_at is not null");
    await database.query(
      `update ${bossSchema}.job set start_after = now() where name = 'remove-deleted-pictures' and state = 'created'`,
    );
    await database.query(`select pg_notify('visualadgen', '${jobsNotice}')`);
  }

  async function countDue(): Promise<number> {
    const { rows } = await database.query(
      'select (select count(*) from assets where deleted_at is not null) + (select count(*) from files_to_remove) as count',
    );
    return Number(rows[0]?.['count']);
  }
}
