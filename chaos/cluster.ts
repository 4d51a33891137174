import { EventEmitter, once } from 'node:events';
import type { LaunchOptions } from '../server/test/spawn-server.ts';
import type { Random } from './random.ts';
import { createServerSlot, type ServerSlot } from './server-slot.ts';
import { openSubmitProxy } from './submit-proxy.ts';

/** The servers under fire, on the same data. */
export interface Cluster {
  slots: readonly ServerSlot[];
  /**
   * Rings as orders go by (`SENDING`, `ACCEPTED`, `ANSWERED`, each with the key of a server), as a run is asked for
   * (`ASKED`), and when a server is ready (`UP`).
   */
  bell: EventEmitter;
  slotOf(key: string): ServerSlot | undefined;
  /** A server that answers, waited for if need be. */
  reach(signal?: AbortSignal): Promise<ServerSlot>;
  close(): Promise<void>;
}

export interface ClusterOptions {
  servers: number;
  dataDir: string;
  /** Where the image models are. */
  falUrl: string;
  launch: LaunchOptions;
  /** Servers that stand behind those, and are started by whoever asks for them. */
  later?: readonly LaunchOptions[] | undefined;
  random: Random;
}

/** Starts the first server by itself, for it may have to make the data folder's secrets, then the others. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, falUrl, random } = options;
  const launches = [...Array.from({ length: options.servers }, () => options.launch), ...(options.later ?? [])];
  const bell = new EventEmitter().setMaxListeners(0);
  const keys = launches.map((_, index) => `server-${index}`);
  const slotOf = (key: string) => slots[keys.indexOf(key)];
  const proxy = await openSubmitProxy(falUrl, bell, (key) => slotOf(key)?.isDown() ?? true);
  const slots = launches.map((launch, index) =>
    createServerSlot({
      index,
      dataDir,
      // By its key the image models, and the proxy before them, tell who is asking.
      launch: { ...launch, env: { ...launch.env, FAL_URL: proxy.url, FAL_KEY: keys[index] } },
      onReady: () => bell.emit('UP'),
    }),
  );
  const cluster: Cluster = {
    slots,
    bell,
    slotOf,
    async reach(signal) {
      for (;;) {
        const up = slots.filter((slot) => slot.url() !== undefined);
        if (up.length > 0) return random.pick(up);
        await once(bell, 'UP', { signal });
      }
    },
    async close() {
      await Promise.all(slots.map((slot) => slot.kill()));
      await proxy.close();
    },
  };
  try {
    const [first, ...others] = slots.slice(0, options.servers);
    await first?.start();
    await Promise.all(others.map((slot) => slot.start()));
    const [fault] = slots.flatMap((slot) => slot.faults);
    if (fault) throw new Error(fault);
  } catch (fault) {
    await cluster.close();
    throw fault;
  }
  return cluster;
}
