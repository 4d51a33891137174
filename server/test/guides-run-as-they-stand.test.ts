import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../src/settings/config.ts';
import { drawSamplePhoto } from '@visualadgen/demo-fal/drawing/sample-photo.ts';
import { expectLines, expectShown } from './guides/expect-shown.ts';
import { openShell, type Said, type Shell } from './guides/open-shell.ts';
import { type Block, readGuide } from './guides/read-guide.ts';
import { createLogReader } from './log-reader.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { type Receiver, startReceiver } from './start-receiver.ts';

/*
 * Every block of the guides, from top to bottom, as a reader pastes it into one shell: against a server with the samples, and a receiver of webhooks in the
 * place of the guide's. What a guide shows as an answer is held against what comes.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Why a block may stay unrun, and what each of its commands must be for that to be true. */
const cannotRun: Record<string, RegExp> = {
  'needs Docker': /^docker |^echo .* >> \.env$/,
  'needs Prometheus': /^(scrape_configs:| )/,
  'it is this checkout that it starts and tests': /^(npm (start|test|install)|pnpm (install|dev|run schema))\b/,
  'a test of its own asks the doctor': /^npm run doctor$/,
  'a test of its own backs up and restores': /^pnpm (backup|restore)\b/,
};

const log = createLogReader();
let app: RunningApp;
let receiver: Receiver;
let folder: string;
beforeAll(async () => {
  receiver = await startReceiver();
  app = await startApp({
    hasSamples: true,
    config: { webhookAllowedHosts: [receiver.host], logLevel: 'info', describing: { isOn: true, perDay: 100 } },
    logDestination: log,
  });
  folder = await mkdtemp(join(tmpdir(), 'visualadgen-guides-'));
  await symlink(join(root, 'docs'), join(folder, 'docs'));
  await writeFile(join(folder, 'photo.jpg'), await drawSamplePhoto('perfume'));
});
afterAll(async () => {
  await app?.close();
  await receiver?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

// In the order in which a reader takes them: the sample that the front page runs is still the newest then.
const guides = [
  'README.md',
  'docs/make.md',
  'docs/pictures.md',
  'docs/integrate.md',
  'docs/operate.md',
  'docs/deploy-supabase.md',
  'docs/architecture.md',
  'CONTRIBUTING.md',
];

test.each(guides)('%s', async (guide) => {
  const shell = openShell(folder, {
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
    VISUALADGEN_URL: app.url,
  });
  let said: Said | undefined;
  const blocks = await readGuide(guide);
  for (const [at, block] of blocks.entries()) {
    said = await take(block, shell, said);
    const next = blocks[at + 1];
    const isHeldNext = next?.language === 'json' && next.shows === undefined;
    // What shows no refusal has none.
    if (said && !isHeldNext) expect(said.out, block.place).not.toMatch(/"(errors|code)":/);
  }
  await shell.close();
});

/** Runs a block, or holds it against what was said just before; gives what was said now. */
async function take(block: Block, shell: Shell, before: Said | undefined): Promise<Said | undefined> {
  const { place, language, code, notRun, shows } = block;
  if (notRun !== undefined) return expectUnrunnable(block, notRun);
  const said = shows === undefined ? before : await run(shell, shows, place);
  switch (language) {
    case 'sh':
      return isSettings(code) ? readSettings(code) : run(shell, code, place);
    case 'graphql':
      await writeFile(join(folder, 'operation.graphql'), code);
      return run(shell, `jq -Rs '{query: .}' operation.graphql | ask`, place);
    case 'http':
      return receiveWebhook(shell, code, place);
    case 'json':
      expectShown(JSON.parse(code), said ? JSON.parse(said.out) : await findLogged(code, place), place);
      return undefined;
    case '':
      // Where it follows no command it is a picture of something, or words.
      if (said) expectLines(code, said.out, place);
      return undefined;
    case 'ts':
    case 'tsx':
      // `node-type-is-one-file.test.ts` does what these say.
      expect(place).toContain('CONTRIBUTING.md');
      return undefined;
    default:
      throw new Error(`${place}: nothing runs ${language} here. Say so before it: <!-- not run here: why -->`);
  }
}

async function run(shell: Shell, code: string, place: string): Promise<Said> {
  const here = code
    .replaceAll('http://127.0.0.1:4000', app.url)
    .replaceAll('https://shop.example.com', receiver.url)
    .replaceAll('vag_…', '$SECRET');
  const said = await shell.run(here);
  expect(said, `${place}\n${said.out}`).toMatchObject({ status: 0, complaints: '' });
  return said;
}

function expectUnrunnable({ place, code }: Block, reason: string): undefined {
  const commands = code.split('\n').filter((line) => line !== '');
  expect(Object.keys(cannotRun), place).toContain(reason);
  for (const command of commands) expect(command, `${place} could run`).toMatch(cannotRun[reason] ?? /^$/);
}

function isSettings(code: string): boolean {
  return code
    .trim()
    .split('\n')
    .every((line) => /^[A-Z_]+=[^$]*$/.test(line));
}

/** Settings are ones that the server takes, and that the file to start from names. */
async function readSettings(code: string): Promise<undefined> {
  const settings = parseEnv(code) as Record<string, string>;
  const known = await readFile(join(root, '.env.example'), 'utf8');
  for (const name of Object.keys(settings)) expect(known).toContain(`${name}=`);
  readConfig(settings);
}

/** Runs the workflow once more, of whose end the webhook tells; gives the message. */
async function receiveWebhook(shell: Shell, code: string, place: string): Promise<Said> {
  const runAgain = `jq -n --arg id "$WORKFLOW" '{query: "mutation ($id: ID!) { executeWorkflow(input: {workflowId: $id}) { __typename } }", variables: {id: $id}}' | ask`;
  const [message] = await Promise.all([receiver.next(), run(shell, runAgain, place)]);
  const [first = '', ...shown] = code.trim().split('\n');
  expect(first).toContain(message.path);
  for (const header of shown) expect(Object.keys(message.headers), place).toContain(header.split(':')[0]);
  return { status: 0, out: message.body, complaints: '' };
}

/** A line of the server's own log that tells of the same. */
function findLogged(code: string, place: string) {
  const { msg } = JSON.parse(code) as { msg?: string };
  if (msg === undefined) throw new Error(`${place}: no command stands before it. Say which: <!-- shows: command -->`);
  return log.find((line) => line.msg === msg);
}
