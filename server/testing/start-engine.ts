import { closeBoss, openBoss } from '../src/jobs/open-boss.ts';
import type { NodeType } from '../src/nodes/define-node.ts';
import type { NodeServices } from '../src/nodes/node-services.ts';
import type { Database } from '../src/store/database.ts';
import type { FileStorage } from '../src/store/file-storage.ts';
import type { NewExecution } from '../src/store/executions.ts';
import { createEventEmitter, type EventEmitter } from '../src/engine/emitter.ts';
import { createEngine, type Engine } from '../src/engine/engine.ts';
import type { ItemLimits } from '@visualadgen/graph/validation/check-item-counts.ts';
import { createReuse } from '../src/engine/reuse.ts';

export interface TestEngine extends Engine {
  emitter: EventEmitter;
  /** What runs had to stop for. */
  faults: unknown[];
}

/** An engine at work on a database, for nodes that ask nothing of the world. Stored pictures are all there. */
export async function startEngine(
  database: Database,
  types: readonly NodeType[],
  options: { serverId?: string; leaseSeconds?: number; services?: Partial<NodeServices>; itemLimits?: ItemLimits } = {},
): Promise<TestEngine> {
  const faults: unknown[] = [];
  const emitter = createEventEmitter((fault) => faults.push(fault));
  const storage = { has: async () => true } as Partial<FileStorage> as FileStorage;
  const boss = await openBoss(database, (fault) => faults.push(fault));
  const engine = await createEngine({
    database,
    boss,
    emitter,
    storage,
    reuse: createReuse(database, storage),
    serverId: options.serverId ?? 'test',
    leaseSeconds: options.leaseSeconds ?? 20,
    itemLimits: options.itemLimits ?? { perNode: 1_000, perRun: 5_000 },
    types: new Map(types.map((type) => [type.name, type])),
    services: (options.services ?? {}) as NodeServices,
    onError: () => {},
    onRunError: (fault) => faults.push(fault),
    onJobsError: (fault) => faults.push(fault),
  });
  await engine.start();
  return {
    ...engine,
    emitter,
    faults,
    async close(grace) {
      await engine.close(grace);
      await closeBoss(boss);
    },
  };
}

/** What a test does not care about. */
export const plainRequest = {
  workflowVersion: 1,
  idempotencyKey: null,
  isFresh: true,
  targetKey: null,
  isSingle: false,
  retryOf: null,
  budget: null,
  estimatedCost: null,
  nodeCosts: new Map<string, string>(),
} satisfies Partial<NewExecution>;
