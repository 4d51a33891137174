import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { createPaidCalls, type PaidCallOptions } from '../src/paid-calls/create-paid-calls.ts';
import { AppError } from '../src/errors.ts';
import { createFalWebhooks, webhookPath } from '../src/http/fal-webhooks.ts';
import { createHttpServer } from '../src/http/http-server.ts';
import { createClients } from '../src/http/clients.ts';
import { createJobRunner } from '../src/jobs/job-runner.ts';
import { closeBoss, openBoss } from '../src/jobs/open-boss.ts';
import { findModel } from '../src/models/index.ts';
import type { ModelRequest, RunHandle } from '../src/nodes/node-services.ts';
import { createFalProvider } from '../src/providers/fal/create-fal-provider.ts';
import { startFaultProxy } from '../testing/fault-proxy.ts';
import { downloadImage } from '../src/providers/download/download-image.ts';
import { createAssetKeeper } from '../src/assets/keep.ts';
import { parseFilePath } from '../src/store/asset-path.ts';
import { createLocalStorage } from '../src/providers/storage/local-storage.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import type { FileStorage } from '../src/store/file-storage.ts';
import type { ExecutionRow, GenerationRow } from '../src/store/tables.ts';
import { openPreparedDatabase } from './open-prepared-database.ts';

export type PaidCallsBench = Awaited<ReturnType<typeof startPaidCallsBench>>;

/** What a node asked of its run. */
export interface TestRun extends RunHandle {
  stop: AbortController;
  messages: string[];
  /** What was being written, each time there was news. */
  texts: string[];
  faults: { code: string; message: string; delayMs: number }[];
}

interface BenchOptions extends Partial<
  Pick<PaidCallOptions, 'defaultMonthlyBudget' | 'throttle' | 'listedWithinMs' | 'sendWithinMs' | 'patience'>
> {
  database?: Database;
  /** False: the provider cannot reach this server. */
  hasWebhooks?: boolean;
  /** False: the provider cannot say what it was sent. */
  canLookUp?: boolean;
  /** Models that write are read while they do. */
  streams?: boolean;
  /** Called while a request is on its way from its intent to the wire. */
  beforeSending?: () => void;
}

/** One picture, which costs $0.003. */
export const request: ModelRequest = {
  models: ['fal-ai/flux/schnell'],
  prompt: 'a red kettle',
  imageUrls: [],
  parameters: { num_images: 1, aspect_ratio: '1:1', guidance_scale: 3.5, num_inference_steps: 4 },
};

/** The paid calls on their own, before the demo models, with a wire between that can be broken and real webhooks. */
export async function startPaidCallsBench(options: BenchOptions = {}) {
  const { hasWebhooks = true, canLookUp = true, streams = false, ...others } = options;
  const { beforeSending = () => {}, database: given, ...rest } = others;
  const database = given ?? (await openDatabase({ pglite: await openPreparedDatabase() }));
  const demo = await startDemoFal({ pictures: 'plain', pace: 'instant' });
  const wire = await startFaultProxy(demo.url);
  const folder = await mkdtemp(join(tmpdir(), 'visualadgen-files-'));
  const files = createLocalStorage({ folder, linkBase: () => '', secret: 'x'.repeat(32) });
  const faults: unknown[] = [];
  /** How many pictures in a row cannot be kept. */
  const outage = { storage: 0 };
  const storage: FileStorage = {
    ...files,
    async put(path, ...file) {
      if (outage.storage > 0) {
        // Its smaller copies come along with it.
        if (parseFilePath(path)?.original === path) outage.storage -= 1;
        throw new AppError('STORAGE_UNAVAILABLE');
      }
      return files.put(path, ...file);
    },
  };
  const openProvider = () => createFalProvider({ credentials: 'k', baseUrl: wire.url, streams });
  const provider = openProvider();
  let address = '';
  const heard: string[] = [];
  let hearing = Promise.withResolvers<void>();
  const boss = await openBoss(database, (error) => faults.push(error));
  const background = createJobRunner({
    database,
    boss,
    leaseSeconds: 20,
    observer: { jobEnded: ({ error }) => void (error && faults.push(error)) },
    onError: (error) => faults.push(error),
  });
  const make = (own = provider) =>
    createPaidCalls({
      database,
      enqueue: background.enqueue,
      providerOf: () => ({
        ...own,
        lookup: canLookUp ? own.lookup : null,
        submit(...order) {
          beforeSending();
          return own.submit(...order);
        },
      }),
      models: findModel,
      storage,
      assets: createAssetKeeper({ database, storage }),
      download: (url, signal) => downloadImage(url, { signal, allowPrivateHosts: true }),
      defaultMonthlyBudget: null,
      webhookUrl: (id) => (hasWebhooks ? `${address}${webhookPath(id)}` : null),
      patience: { mostRetries: 2, firstPauseMs: 1, longestPauseMs: 5 },
      onError: (fault) => faults.push(fault),
      ...rest,
    });
  const calls = make();
  await background.start(calls.jobs);
  const server = createHttpServer({
    clients: createClients(),
    routes: [
      createFalWebhooks({
        check: provider.checkWebhook,
        async take(...news) {
          const outcome = await calls.hear(...news);
          heard.push(outcome);
          hearing.resolve();
          hearing = Promise.withResolvers();
          return outcome;
        },
        onConflict: (...what) => faults.push(what),
      }),
    ],
    fallback: (_, response) => void response.writeHead(404).end(),
    onError: (fault) => faults.push(fault),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...calls,
    address,
    database,
    demo,
    wire,
    provider,
    outage,
    /** What went wrong while nobody waited. */
    faults,
    /** Resolves with what became of each, when fal has told so many things by itself. */
    async heard(count: number): Promise<string[]> {
      while (heard.length < count) await hearing.promise;
      return heard;
    },

    /** Another server on the same database and the same provider. */
    another() {
      return make();
    },

    /** One in a process of its own, which has read none of what is being written. */
    anotherProcess() {
      return make(openProvider());
    },

    async addPerson(): Promise<string> {
      const id = randomUUID();
      await database.query('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@example.com`]);
      return id;
    },

    /** A run under way, with so many nodes, as its engine hands it to a node. */
    async addRun(userId: string, nodes = 1, set: Partial<ExecutionRow> = {}): Promise<TestRun[]> {
      const { id } = await database.service
        .insertInto('executions')
        .values({
          user_id: userId,
          status: 'RUNNING',
          graph: '{"nodes":[],"edges":[]}',
          workflow_version: 1,
          lease_epoch: 1,
          budget: set.budget ?? null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const made = await database.service
        .insertInto('node_executions')
        .values(
          Array.from({ length: nodes }, (_, ordinal) => ({
            execution_id: id,
            user_id: userId,
            node_key: `n${ordinal}`,
            ordinal,
            status: 'RUNNING' as const,
          })),
        )
        .returning('id')
        .execute();
      return made.map((node) => testRun({ userId, executionId: id, nodeExecutionId: node.id, leaseEpoch: 1 }));
    },

    async setExecution(id: string, set: Partial<Pick<ExecutionRow, 'status' | 'lease_epoch' | 'finished_at'>>) {
      await database.service.updateTable('executions').set(set).where('id', '=', id).execute();
    },

    async generations(executionId: string): Promise<GenerationRow[]> {
      return database.service
        .selectFrom('generations')
        .selectAll()
        .where('execution_id', '=', executionId)
        .orderBy('created_at')
        .execute();
    },

    /** Makes an intent look as if it had been written so long ago. */
    async age(executionId: string, seconds: number) {
      await database.query(
        'update generations set created_at = created_at - make_interval(secs => $2::float8) where execution_id = $1',
        [executionId, seconds],
      );
    },

    async close() {
      await background.close(0);
      await closeBoss(boss);
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await wire.close();
      await demo.close();
      if (!given) await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function testRun(of: Pick<RunHandle, 'userId' | 'executionId' | 'nodeExecutionId' | 'leaseEpoch'>): TestRun {
  const stop = new AbortController();
  const messages: string[] = [];
  const texts: string[] = [];
  const faults: TestRun['faults'] = [];
  return {
    ...of,
    requestId: null,
    stop,
    signal: stop.signal,
    messages,
    texts,
    faults,
    progress({ message, partialText }) {
      if (message) messages.push(message);
      if (partialText !== undefined) texts.push(partialText);
    },
    retrying: (fault, delayMs) => void faults.push({ ...fault, delayMs }),
    settled: async () => {},
  };
}
