import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import type { Random } from './random.ts';
import type { ServerSlot } from './server-slot.ts';
import { strike } from './strike.ts';

export interface KillPlan {
  kills: number;
  /** Milliseconds that a server is frozen now and then, beyond its lease; undefined for never. */
  freezeMs: number | undefined;
  onKill?: ((count: number) => void) | undefined;
}

/** How often a server is killed before it is ready, and how often the last one that is up. */
const early = 0.12;
const freezes = 0.08;

/** Kills so many times, each time at another moment, and starts again at once what was killed. Comes back when all are up. */
export async function keepKilling(cluster: Cluster, random: Random, plan: KillPlan): Promise<void> {
  const starting = new Map<ServerSlot, Promise<void>>();
  let frozen: Promise<void> | undefined;

  for (let kills = 1; kills <= plan.kills; kills += 1) {
    if (starting.size === 0 || !random.chance(early)) await oneIsUp();
    const [late] = starting.size === cluster.slots.length ? starting.keys() : [];
    if (plan.freezeMs !== undefined && !frozen && random.chance(freezes)) void freeze(plan.freezeMs);
    startAgain(late ? await killEarly(late, random) : await strike(cluster, random));
    plan.onKill?.(kills);
  }
  await frozen;
  await Promise.all(starting.values());

  /** Others may be coming up still, so that two are down at times; not all, or nothing would ever be done. */
  async function oneIsUp() {
    while (starting.size > 0 && starting.size >= cluster.slots.length - 1) await Promise.race(starting.values());
  }

  function startAgain(slot: ServerSlot) {
    const started = slot.start().finally(() => {
      if (starting.get(slot) === started) starting.delete(slot);
    });
    starting.set(slot, started);
  }

  async function freeze(milliseconds: number) {
    const slot = random.pick(cluster.slots);
    slot.freeze();
    frozen = pause(milliseconds).then(() => slot.wake());
    await frozen;
    frozen = undefined;
  }
}

/** In the second half of a start, when it has begun to touch the data. */
async function killEarly(slot: ServerSlot, random: Random): Promise<ServerSlot> {
  const { spawnedAt } = slot.lives.at(-1) ?? { spawnedAt: Date.now() };
  await pause(Math.max(0, spawnedAt + usualStart(slot) * random.between(0.4, 1.1) - Date.now()));
  await slot.kill();
  return slot;
}

/** The median, in milliseconds. */
function usualStart({ lives }: ServerSlot): number {
  const known = lives.flatMap((life) => (life.readyAt === undefined ? [] : [life.readyAt - life.spawnedAt]));
  return known.toSorted((a, b) => a - b)[Math.floor(known.length / 2)] ?? 1_000;
}
