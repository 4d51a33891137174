import type { Sighting } from './provider-sight.ts';

export type Health = 'ok' | 'degraded' | 'down';

/** One part of a server, with what is told of it. */
export interface Part {
  status: 'ok' | 'down' | 'unknown';
  /** That it took to answer. */
  ms?: number;
  [more: string]: unknown;
}

/** How each part is looked at. What rejects, or does not answer in time, is down. */
export interface Probes {
  database(): Promise<void>;
  storage(): Promise<void>;
  /** Whether the disk on which the database lies takes more; undefined where that is another machine's. */
  disk: (() => Promise<void>) | undefined;
  signIn(): Promise<void>;
  queue(): Promise<{ waiting: number; oldestSeconds: number }>;
  migrations(): Promise<{ at: string | null; missing: readonly string[] }>;
  servers(): Promise<number>;
  /** Whether the line stands by which servers hear of each other; null where there can be no others. */
  isListening(): boolean | null;
  providerSeen(): Sighting | undefined;
  /** The same of the models that look at pictures. */
  visionSeen(): Sighting | undefined;
  isDescribing: boolean;
  /** Whether exported files are signed. */
  signingState(): { kind: 'OFF' } | { kind: 'ON'; validTo: Date } | { kind: 'WRONG'; reason: string };
  descriptions(): Promise<{
    waiting: number;
    oldestSeconds: number;
    retrying: number;
    failed: Readonly<Record<string, number>>;
  }>;
}

export interface HealthReport {
  status: Health;
  version: string;
  uptimeSeconds: number;
  parts: Record<string, Part>;
}

/** Milliseconds that each part has to answer. */
const patience = 2_000;
/** Seconds in the queue after which something is wrong with those who should empty it. */
const longestWait = 60;
/** The same of a picture that is to be described. */
const longestDescribing = 6 * 3_600;

/** Looks at every part of a server at once. Nothing is paid and no image model is called. */
export async function reportHealth(probes: Probes, version: string): Promise<HealthReport> {
  const [database, storage, disk, signIn, queue, migrations, servers, descriptions] = await Promise.all([
    look(() => probes.database()),
    look(() => probes.storage()),
    look(async () => probes.disk?.()),
    look(() => probes.signIn()),
    look(() => probes.queue(), describeQueue),
    look(
      () => probes.migrations(),
      ({ at, missing }) => ({ status: missing.length > 0 ? 'down' : 'ok', at, missing }),
    ),
    look(
      () => probes.servers(),
      (alive) => ({ status: 'ok', alive }),
    ),
    look(
      () => probes.descriptions(),
      (found) => describeDescriptions(found, probes),
    ),
  ]);
  const provider = describeProvider(probes.providerSeen());
  const parts = {
    database,
    storage,
    ...(probes.disk && { disk }),
    signIn,
    provider,
    queue,
    migrations,
    servers,
    descriptions,
    signing: describeSigning(probes.signingState()),
    listen: describeLine(probes),
  };
  const isAnyDown = Object.values(parts).some(({ status }) => status === 'down');
  const status = database.status === 'down' ? 'down' : isAnyDown ? 'degraded' : 'ok';
  return { status, version, uptimeSeconds: Math.round(process.uptime()), parts };
}

async function look<Found>(
  probe: () => Promise<Found>,
  describe: (found: Found) => Part = () => ({ status: 'ok' }),
): Promise<Part> {
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error()), patience)));
  try {
    const part = describe(await Promise.race([probe(), tooLate]));
    return { ...part, ms: Math.round((performance.now() - began) * 10) / 10 };
  } catch (error) {
    return { status: 'down', ...reasonOf(error), ms: Math.round(performance.now() - began) };
  } finally {
    clearTimeout(timer);
  }
}

/** The one reason that an operator alone can do something about. No path is told. */
function reasonOf(error: unknown): { reason?: 'DISK_FULL' } {
  const causes = [error, error instanceof Error ? error.cause : undefined];
  const isFull = causes.some((one) => one instanceof Error && 'code' in one && fullCodes.has(one.code));
  return isFull ? { reason: 'DISK_FULL' } : {};
}

const fullCodes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

/** The parts without which a server can do no work, each with why it cannot; empty where it can. */
export async function findUnready(
  probes: Pick<Probes, 'database' | 'storage' | 'disk'>,
): Promise<Record<string, 'DOWN' | 'DISK_FULL'>> {
  const parts = await Promise.all([
    look(() => probes.database()).then((part) => ['database', part] as const),
    look(() => probes.storage()).then((part) => ['storage', part] as const),
    look(async () => probes.disk?.()).then((part) => ['disk', part] as const),
  ]);
  // Storage that is far away and does not answer keeps no server from the rest of its work; one that is full of its own does.
  return Object.fromEntries(
    parts.flatMap(([name, { status, reason }]) => {
      if (status !== 'down' || (name === 'storage' && reason !== 'DISK_FULL')) return [];
      return [[name, reason === 'DISK_FULL' ? 'DISK_FULL' : 'DOWN'] as const];
    }),
  );
}

function describeQueue({ waiting, oldestSeconds }: { waiting: number; oldestSeconds: number }): Part {
  const oldestWaitingSeconds = Math.round(oldestSeconds * 10) / 10;
  return { status: waiting > 0 && oldestSeconds > longestWait ? 'down' : 'ok', waiting, oldestWaitingSeconds };
}

/**
 * A person's hundreds of pictures take their time, and what waits for a model service is told by that. But what nobody has brought to its
 * end for so long is stuck.
 */
function describeDescriptions(found: Awaited<ReturnType<Probes['descriptions']>>, probes: Probes): Part {
  const { waiting, oldestSeconds, retrying, failed } = found;
  const { isDescribing } = probes;
  return {
    status: isDescribing && waiting > 0 && oldestSeconds > longestDescribing ? 'down' : 'ok',
    isOn: isDescribing,
    waiting,
    retrying,
    oldestWaitingSeconds: Math.round(oldestSeconds * 10) / 10,
    failedInADay: failed,
    vision: describeProvider(probes.visionSeen()),
  };
}

function describeProvider(seen: Sighting | undefined): Part {
  if (!seen) return { status: 'unknown', seenAt: null, code: null };
  return { status: seen.isReachable ? 'ok' : 'down', seenAt: seen.at.toISOString(), code: seen.code };
}

/** Who set a key counts on it: a certificate that has expired is told before somebody looks at a file. */
function describeSigning(state: ReturnType<Probes['signingState']>): Part {
  switch (state.kind) {
    case 'OFF':
      return { status: 'ok', isOn: false };
    case 'ON':
      return { status: 'ok', isOn: true, expiresAt: state.validTo.toISOString() };
    case 'WRONG':
      return { status: 'down', isOn: false, why: state.reason };
  }
}

function describeLine(probes: Probes): Part {
  const isListening = probes.isListening();
  return isListening === null ? { status: 'unknown', isNeeded: false } : { status: isListening ? 'ok' : 'down' };
}
