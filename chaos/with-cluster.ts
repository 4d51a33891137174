import { setTimeout as pause } from 'node:timers/promises';
import type { LaunchOptions } from '../server/test/spawn-server.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { type DemoProcess, startDemoProcess } from './demo-process.ts';
import type { Random } from './random.ts';
import { signUpClient, type ApiClient } from './api-client.ts';

export interface ClusterSetup {
  servers: number;
  /** All servers' data folder. */
  dataDir: string;
  /** A Postgres that all servers share; without it the one server keeps its own PGlite in the folder. */
  databaseUrl?: string | undefined;
  /** Milliseconds a picture. */
  pace: number;
  /** How the servers are started: `main.ts`, unless said otherwise. */
  launch?: LaunchOptions | undefined;
  /** Servers that are started later, by whoever asks for them. */
  later?: readonly LaunchOptions[] | undefined;
  random: Random;
}

/** Servers to be tried, the image models that they pay, and somebody who uses them. */
export interface TestedCluster extends Cluster {
  demo: DemoProcess;
  client: ApiClient;
}

/** Seconds: the shortest that can be set, for nobody gains by waiting here. */
export const leaseSeconds = 10;

/** Starts everything, and ends every process of it whatever becomes of `work`. */
export async function withCluster<T>(setup: ClusterSetup, work: (cluster: TestedCluster) => Promise<T>): Promise<T> {
  const demo = await startDemoProcess(setup.pace);
  const withSettings = (launch?: LaunchOptions): LaunchOptions => ({
    ...launch,
    env: {
      LEASE_SECONDS: String(leaseSeconds),
      ...(setup.databaseUrl && { DATABASE_URL: setup.databaseUrl }),
      ...launch?.env,
    },
  });
  try {
    const cluster = await startCluster({
      servers: setup.servers,
      dataDir: setup.dataDir,
      falUrl: demo.url,
      random: setup.random,
      launch: withSettings(setup.launch),
      later: setup.later?.map(withSettings),
    });
    try {
      return await work({ ...cluster, demo, client: await signUpClient(cluster) });
    } finally {
      await cluster.close();
    }
  } finally {
    await demo.stop();
  }
}

/** Waits until it is so, and looks every 50 ms. The test's own time limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(50);
}
