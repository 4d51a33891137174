import { setTimeout as pause } from 'node:timers/promises';
import { launchServer, type LaunchedServer } from '../../server/test/spawn-server.ts';
import type { Backend } from './load-balancer.ts';

/** A server that is started again when it ends. */
export interface SupervisedServer {
  name: string;
  /** Undefined while nobody there is ready. */
  well(): Backend | undefined;
  pid(): number | undefined;
  url(): string | undefined;
  /** Spawns the first one; rejects with what it said when it ends before it is ready. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** In milliseconds. */
const askEvery = 500;
const patience = 1_000;
const shortLife = 5_000;
const closeWithin = 10_000;

export function createSupervisedServer(
  name: string,
  dataDir: string,
  env: NodeJS.ProcessEnv,
  tell: (words: string) => void,
): SupervisedServer {
  let current: LaunchedServer | undefined;
  let url: string | undefined;
  /** While it is well. */
  let running: { port: number; gone: AbortController } | undefined;
  let isClosing = false;
  let asking: Promise<void> | undefined;
  const timer = setInterval(() => {
    asking ??= ask().finally(() => (asking = undefined));
  }, askEvery);

  return {
    name,
    well: () => running && { port: running.port, gone: running.gone.signal },
    pid: () => current?.process.pid,
    url: () => url,
    async open() {
      const server = await launch();
      if (!url) throw new Error(`${name} does not start:\n${server.complaints()}${server.log()}`);
      void server.exited.then(follow);
    },
    async close() {
      isClosing = true;
      clearInterval(timer);
      const enough = setTimeout(() => current?.process.kill('SIGKILL'), closeWithin);
      // A frozen one must be awake to hear that it is to stop.
      current?.process.kill('SIGCONT');
      await current?.stop('SIGTERM');
      clearTimeout(enough);
    },
  };

  async function launch(): Promise<LaunchedServer> {
    const server = launchServer(dataDir, { env });
    current = server;
    url = (await server.ready) ?? undefined;
    setWell(url !== undefined);
    return server;
  }

  function setWell(isWell: boolean) {
    if (isWell && url) running ??= { port: Number(new URL(url).port), gone: new AbortController() };
    else {
      running?.gone.abort();
      running = undefined;
    }
  }

  async function follow(): Promise<void> {
    while (!isClosing) {
      const gone = current?.process.pid;
      url = undefined;
      setWell(false);
      const began = Date.now();
      const server = await launch();
      if (isClosing) return;
      if (running) tell(`${name}: process ${gone} is gone; process ${server.process.pid} has taken its place.`);
      await server.exited;
      if (isClosing) return;
      if (server.complaints()) tell(`${name} ended:\n${server.complaints()}`);
      if (Date.now() - began < shortLife) await pause(shortLife);
    }
  }

  async function ask(): Promise<void> {
    const asked = url;
    if (!asked) return;
    const isWell = await isReady(asked);
    if (url !== asked || isWell === (running !== undefined)) return;
    setWell(isWell);
    tell(`${name} ${isWell ? 'answers again' : 'does not answer; the others take its requests'}.`);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(patience) });
    return ok;
  } catch {
    return false;
  }
}
