import { launchServer, type LaunchedServer, type LaunchOptions } from '../server/test/spawn-server.ts';

/** One life of a server's process. In milliseconds since 1970. */
export interface Life {
  slot: number;
  spawnedAt: number;
  readyAt: number | undefined;
  killedAt: number | undefined;
}

/** A server that is killed, frozen and started again. Its data stays. */
export interface ServerSlot {
  index: number;
  /** Undefined while it is down, not yet ready, or frozen. */
  url(): string | undefined;
  isDown(): boolean;
  /** Aborted as soon as this life is over, or frozen: whoever waits for an answer need not wait on. */
  gone(): AbortSignal;
  /** Spawns a process; resolves once it is ready, or was killed before. */
  start(): Promise<void>;
  /** SIGKILL, now. Resolves when the process has ended. */
  kill(): Promise<void>;
  freeze(): void;
  wake(): void;
  /** SIGTERM; an end that is not clean is a fault. */
  stop(): Promise<void>;
  lives: readonly Life[];
  /** What went wrong by itself: a process that ended although nobody killed it. */
  faults: readonly string[];
  pid(): number | undefined;
}

export interface SlotOptions {
  index: number;
  dataDir: string;
  launch: LaunchOptions;
  /** Called whenever it has become ready. */
  onReady(): void;
}

export function createServerSlot({ index, dataDir, launch, onReady }: SlotOptions): ServerSlot {
  const lives: Life[] = [];
  const faults: string[] = [];
  let current: { server: LaunchedServer; life: Life; gone: AbortController } | undefined;
  let url: string | undefined;
  let isFrozen = false;

  const slot: ServerSlot = {
    index,
    lives,
    faults,
    url: () => (isFrozen ? undefined : url),
    isDown: () => !current,
    gone: () => current?.gone.signal ?? AbortSignal.abort(),
    pid: () => current?.server.process.pid,
    async start() {
      const server = launchServer(dataDir, launch);
      const life: Life = { slot: index, spawnedAt: Date.now(), readyAt: undefined, killedAt: undefined };
      const own = { server, life, gone: new AbortController() };
      current = own;
      lives.push(life);
      void server.exited.then(({ code, signal }) => {
        if (current !== own) return;
        faults.push(`Server ${index} ended by itself (${signal ?? code}):\n${server.complaints()}${server.log()}`);
        leave();
      });
      const address = await server.ready;
      if (current !== own || address === null) return;
      url = address;
      life.readyAt = Date.now();
      onReady();
    },
    async kill() {
      const { server, life } = leave() ?? {};
      if (!server || !life) return;
      server.process.kill('SIGKILL');
      life.killedAt = Date.now();
      await server.exited;
    },
    freeze() {
      current?.server.process.kill('SIGSTOP');
      isFrozen = true;
      current?.gone.abort();
    },
    wake() {
      // Whoever was killed meanwhile needs no waking.
      if (!isFrozen || !current) return;
      current.server.process.kill('SIGCONT');
      current.gone = new AbortController();
      isFrozen = false;
      if (url) onReady();
    },
    async stop() {
      const left = leave();
      if (!left) return;
      const { code, signal } = await left.server.stop('SIGTERM');
      const complaints = withoutWarnings(left.server.complaints());
      if (code !== 0 || complaints !== '') {
        faults.push(`Server ${index} did not stop cleanly (${signal ?? code}):\n${complaints}${left.server.log()}`);
      }
    },
  };
  return slot;

  function leave() {
    const left = current;
    current = undefined;
    url = undefined;
    isFrozen = false;
    left?.gone.abort();
    return left;
  }
}

/** Node itself tells of what will be different in times to come. */
function withoutWarnings(complaints: string): string {
  return complaints.replaceAll(/^\((node:\d+\) \w*Warning|Use `node --trace).*\n/gm, '');
}
