import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoFal, startDemoFal } from '@visualadgen/demo-fal/demo-fal.ts';
import { graphOf, model, output, photo, prompt, text } from './ad-graph.ts';
import { createLogReader } from './log-reader.ts';
import { makeToken } from './make-token.ts';
import { createUpload, executeWorkflow } from './operations.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';
import { uploadSamplePhoto } from './upload-sample-photo.ts';

/* A whole journey at the level that tells most, with faults on the way; then every line is searched. */

const falKey = 'fal-key-id:5ecre7-f41-k3y-0f-7h3-5erv3r';
const operatorToken = '0p3r4t0r-t0k3n-0f-7h3-5erv3r';
const written = {
  idea: 'unannounced sneaker for the spring launch',
  workflow: 'Confidential spring launch',
  made: 'A headline nobody has read yet',
};

const log = createLogReader();
/** By what it is. */
const secrets: Record<string, string> = { falKey, operatorToken, ...written };
let app: RunningApp;
let fal: DemoFal;

beforeAll(async () => {
  fal = await startDemoFal({ pictures: 'plain' });
  app = await startApp({
    logDestination: log,
    config: { logLevel: 'debug', falKey, falUrl: fal.url, operatorToken },
  });
  const { demo, supabasePublishableKey } = (await (await fetch(`${app.url}/config.json`)).json()) as {
    demo: { password: string };
    supabasePublishableKey: string;
  };
  secrets['demo password'] = demo.password;
  const person = await app.signUp();
  secrets['password'] = person.password;
  secrets['session'] = person.authorization.slice('Bearer '.length);
  secrets['signature of the session'] = secrets['session'].split('.')[2] ?? '';

  const token = await makeToken(person, ['READ', 'RUN', 'WRITE']);
  secrets['personal token'] = token.secret;

  const { createUpload: link } = await person.read<{ createUpload: Result<{ uploadUrl: string }> }>(createUpload, {
    input: { contentType: 'image/jpeg', byteSize: 1000 },
  });
  const ticket = link.uploadUrl?.split('/uploads/')[1] ?? '';
  secrets['upload link'] = ticket;
  await fetch(link.uploadUrl ?? '', { method: 'PUT', body: 'no picture' });
  const asset = await uploadSamplePhoto(person);

  fal.faults.rateLimited = { next: 1, retryAfterSeconds: 0.05 };
  fal.faults.contentPolicy = { next: 1, after: 1 };
  const workflow = await person.createWorkflow(ad(asset), written.workflow);
  const executionId = await person.execute(workflow.id);
  await Array.fromAsync(person.follow(executionId));
  const { generations } = await person.execution(executionId);
  const file = new URL(generations.edges.flatMap(({ node }) => node.images)[0]?.url ?? 'http://none');
  secrets['signed link'] = file.searchParams.get('signature') ?? '';
  await fetch(file);
  await fetch(new URL(`${file.pathname}${file.search}x`, app.url));

  await sendWhatIsBad(person.authorization, secrets['session'], person.password, token.secret, supabasePublishableKey);
  await app.database.query('alter table workflows rename column name to title');
  await person.ask('mutation ($input: CreateWorkflowInput!) { createWorkflow(input: $input) { __typename } }', {
    input: { name: written.workflow, description: written.made },
  });
  await app.database.query('alter table workflows rename column title to name');
  await failWithinTheQueue(person, workflow.id);
  await failWithinTheSignIn(person.email, supabasePublishableKey);
  await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${operatorToken}` } });
  await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${operatorToken}x` } });
  await app.close();
});
afterAll(() => fal?.close());

test('the journey has left its lines', () => {
  expect(new Set(log.lines().map(({ msg }) => msg))).toEqual(
    new Set([
      'ready',
      'request began',
      'request',
      'operation began',
      'operation',
      'operation refused',
      'An operation failed.',
      'A library wrote to the console.',
      'execution taken up',
      'execution started',
      'execution ended',
      'execution let go',
      'events written',
      'node',
      'node ended',
      'provider call sent',
      'provider call waits',
      'provider call ended',
      'socket opened',
      'socket closed',
    ]),
  );
});

test('no secret is in any of them, and nothing that people wrote', () => {
  const lines = log.text();
  for (const [what, secret] of Object.entries(secrets)) {
    expect(secret.length, what).toBeGreaterThan(8);
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
      expect(lines.includes(form), `${what} is in the log`).toBe(false);
    }
  }
  // As every hash of a password begins.
  expect(lines).not.toMatch(/\$2[aby]\$|\$argon2|pbkdf2/);
});

/** The queue is a library's as well: its statement fails within the transaction that writes a run, which has the graph among its parameters. */
async function failWithinTheQueue(person: Person, workflowId: string) {
  await app.database.query('alter table pgboss.job rename column data to elsewhere');
  const input = { workflowId };
  const { errors } = await person.ask(executeWorkflow, { input });
  expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
  await app.database.query('alter table pgboss.job rename column elsewhere to data');
}

/** The sign-in is a library's, which prints its faults with all that the database hung on them: the statement and its parameters. */
async function failWithinTheSignIn(email: string, key: string) {
  const { rows } = await app.database.query('select encrypted_password from auth.users where email = $1', [email]);
  secrets['hash of the password'] = String(rows[0]?.['encrypted_password']);
  const headers = { apikey: key, 'content-type': 'application/json' };
  const ask = (path: string, body: object) =>
    fetch(`${app.url}/auth/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const account = { email: 'somebody-unannounced@example.com', password: newPassword, data: { full_name: newName } };
  Object.assign(secrets, { newPassword, newName, newEmail: account.email });
  for (const bad of ['\u0000', '\uD83D']) {
    expect((await ask('signup', { ...account, data: { full_name: newName + bad } })).status).toBe(400);
    expect((await ask('signup', { ...account, password: newPassword + bad })).status).toBe(400);
  }
  for (const column of ['raw_user_meta_data', 'encrypted_password', 'last_sign_in_at']) {
    await app.database.query(`alter table auth.users rename column ${column} to elsewhere`);
    expect((await ask('signup', account)).status).toBe(500);
    await ask('token?grant_type=password', { email, password: secrets['password'] ?? '' });
    await app.database.query(`alter table auth.users rename column elsewhere to ${column}`);
  }
  // What it prints of its own accord, and what nobody has caught, goes the same way.
  const fault = Object.assign(new Error('refused'), {
    params: [newPassword],
    detail: newName,
    cause: { sql: newName },
  });
  console.error('It failed:', fault, { password: newPassword }, newName);
}

const newPassword = 'an unguessable new password';
const newName = 'Somebody Who Is Not Known Yet';

/** Each puts a secret where it does not belong. */
async function sendWhatIsBad(authorization: string, session: string, password: string, token: string, key: string) {
  const json = { 'content-type': 'application/json', authorization };
  const post = (body: string, headers: Record<string, string> = json) =>
    fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
  await fetch(`${app.url}/graphql?access_token=${session}&query={__typename}`);
  await fetch(`${app.url}/nothing/${token}`);
  await fetch(`${app.url}/workflows/${session}`);
  await post(`{ "query": "{ viewer", "password": "${password}"`);
  await post(JSON.stringify({ query: `{ workflow(id: "${token}") { idd } }` }));
  await post(JSON.stringify({ query: `query q { ${password.replaceAll('-', '').replace(/^\d/, 'a')} }` }));
  await post(JSON.stringify({ query: '{ viewer { id } }' }), { ...json, authorization: `Bearer ${session}x` });
  await post(JSON.stringify({ query: '{ viewer { id } }' }), { ...json, authorization: `Basic ${password}` });
  await post(JSON.stringify({ query: '{ viewer { id } }' }), { ...json, cookie: `session=${session}`, apikey: token });
  for (const wrong of [password, `${password}-wrong`]) {
    await fetch(`${app.url}/auth/v1/token?grant_type=password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', apikey: key },
      body: JSON.stringify({ email: 'nobody@example.com', password: wrong }),
    });
  }
}

function ad(asset: string) {
  return graphOf(
    [
      text('idea', written.idea),
      prompt('prompt', `${written.made}: {{text}}`),
      photo('photo', { asset_id: asset }),
      model('model'),
      model('refused', { seed: 3 }),
      output('output'),
    ],
    'idea.text -> prompt.input',
    'prompt.prompt -> model.prompt',
    'prompt.prompt -> refused.prompt',
    'model.image_urls -> output.image_urls',
  );
}
