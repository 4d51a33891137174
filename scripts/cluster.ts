import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startDemoProcess } from '../chaos/demo-process.ts';
import { buildClient } from './build-client.ts';
import { createLoadBalancer } from './cluster/load-balancer.ts';
import { openOwnPostgres } from './cluster/own-postgres.ts';
import { createSupervisedServer, type SupervisedServer } from './cluster/supervised-server.ts';

/* Several servers on one database behind one address, to look at how they share the work and stand in for one another. */

if (existsSync('.env')) process.loadEnvFile('.env');
const { env } = process;
const { values } = parseArgs({ options: { servers: { type: 'string', default: '3' } } });
const count = Number(values.servers);
if (!Number.isInteger(count) || count < 1 || count > 20) throw new RangeError('--servers takes a number from 1 to 20.');
const port = Number(env.PORT ?? 4000);
const host = env.HOST ?? (env.SUPABASE_URL ? '0.0.0.0' : '127.0.0.1');
const address = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
const dataDir = join(resolve(env.DATA_DIR ?? '.data'), 'cluster');

const opened = new AsyncDisposableStack();
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
try {
  await open();
} catch (fault) {
  if (!isStopping) console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
  await stop();
}

async function open() {
  await buildClient();
  mkdirSync(dataDir, { recursive: true });
  const servers: SupervisedServer[] = [];
  const balancer = createLoadBalancer(() => servers.flatMap((server) => server.well() ?? []));
  balancer.listen(port, host);
  await once(balancer, 'listening');
  opened.defer(() => {
    balancer.close();
    balancer.closeAllConnections();
  });

  const databaseUrl = env.DATABASE_URL ?? (await openPostgres());
  const demoUrl = env.FAL_KEY || env.FAL_URL ? undefined : await openDemo();
  const settings = {
    ...env,
    HOST: env.SUPABASE_URL ? host : '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    ...(demoUrl && { FAL_URL: demoUrl, PUBLIC_URL: address }),
  };
  for (let index = 1; index <= count; index += 1) {
    servers.push(createSupervisedServer(`Server ${index}`, dataDir, settings, console.log));
  }
  // All at once: Ctrl-C has reached all of them, and none is to be started again.
  opened.defer(async () => {
    await Promise.all(servers.map((server) => server.close()));
  });
  // The first one prepares the database and makes the secrets that the others share.
  await servers[0]?.open();
  await Promise.all(servers.slice(1).map((server) => server.open()));
  tell(servers, databaseUrl, demoUrl);
}

async function openPostgres(): Promise<string> {
  const postgres = await openOwnPostgres(join(dataDir, 'postgres'));
  opened.defer(() => postgres.close());
  return postgres.url;
}

async function openDemo(): Promise<string> {
  const demo = await startDemoProcess('lively');
  opened.defer(() => demo.stop());
  return demo.url;
}

async function stop() {
  if (isStopping) return;
  isStopping = true;
  await opened.disposeAsync();
  process.exit();
}

function tell(servers: readonly SupervisedServer[], databaseUrl: string, demoUrl: string | undefined) {
  const [first] = servers;
  const own = env.DATABASE_URL ? '' : ` (its data is in ${join(dataDir, 'postgres')})`;
  console.log(`
${servers.map((server) => `${server.name}   process ${server.pid()}   ${server.url()}`).join('\n')}
Database   ${databaseUrl.replace(/:[^:@/]*@/, ':…@')}${own}
Pictures   ${demoUrl ? `drawn by the demo models at ${demoUrl}` : 'made by the model service that is set'}

Any of them answers at ${address}. Open it, run a workflow, and in the middle of it
  kill -9 ${first?.pid()}        a server dies: the others take over what it did, and another takes its place
  kill -STOP ${first?.pid()}     a server hangs: it is passed by, and loses its runs to the others
  kill -CONT ${first?.pid()}     it wakes, and finds that its runs are somebody else's
  curl ${address}/health/ready
Ctrl-C ends everything.
`);
}
