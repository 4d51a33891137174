import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const supabase = {
  SUPABASE_URL: 'https://x.supabase.co',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x',
  SUPABASE_SECRET_API_KEY: 'sb_secret_x',
  DATABASE_URL: 'postgres://u:p@db.example:5432/postgres',
};

test('with nothing set, everything is embedded and only this computer can reach it', () => {
  expect(readConfig({}, '/srv/ads')).toEqual({
    port: 4000,
    host: '127.0.0.1',
    audience: 'this-computer',
    signUp: 'open',
    dataDir: '/srv/ads/.data',
    databaseUrl: undefined,
    directUrl: undefined,
    supabase: undefined,
    falKey: undefined,
    falUrl: undefined,
    publicUrl: undefined,
    monthlyBudget: undefined,
    leaseSeconds: 20,
    itemLimits: { perNode: 1_000, perRun: 5_000 },
    automaticModels: { TEXT: [], VISION: [] },
    streamsTexts: true,
    describing: { isOn: true, perDay: 1_000 },
    embeddings: null,
    signing: null,
    confirmAbove: { paidCalls: 25, cost: '5' },
    eventRetentionDays: null,
    resultRetentionDays: null,
    trustsProxy: false,
    allowedOrigins: [],
    webhookAllowedHosts: [],
    hasExplorer: true,
    introspection: 'everyone',
    limits: {
      socketsPerUser: 2_000,
      subscriptionsPerSocket: 2_000,
      messagesPerMinute: 60_000,
      pointsPerMinute: 5_000_000,
      pointsPerOperation: 1_000,
    },
    logLevel: 'warn',
    operatorToken: undefined,
    traces: undefined,
    reddit: { clientId: undefined, clientSecret: undefined, apifyKey: undefined, rapidApiKey: undefined },
  });
});

test('an empty line is a variable that is not set, and blanks around a key are not part of it', () => {
  const config = readConfig({ PORT: '', FAL_KEY: '  key  ', SUPABASE_URL: ' ', DATA_DIR: '/var/ads' });
  expect(config).toMatchObject({ port: 4000, falKey: 'key', supabase: undefined, dataDir: '/var/ads' });
});

test('a public address has no slash at its end, and a budget is an exact amount', () => {
  const config = readConfig({ PUBLIC_URL: 'https://ads.example/app/', MONTHLY_BUDGET: '12.50' });
  expect(config).toMatchObject({ publicUrl: 'https://ads.example/app', monthlyBudget: '12.50' });
});

test('with all of Supabase it listens to everybody', () => {
  expect(readConfig(supabase)).toMatchObject({
    host: '0.0.0.0',
    audience: 'network',
    databaseUrl: supabase.DATABASE_URL,
    supabase: { url: 'https://x.supabase.co', publishableKey: 'sb_publishable_x', secretKey: 'sb_secret_x' },
  });
});

test('with all of Supabase strangers learn little, and nobody may ask for everything', () => {
  expect(readConfig(supabase)).toMatchObject({
    hasExplorer: false,
    introspection: 'signed-in',
    limits: { socketsPerUser: 100, subscriptionsPerSocket: 100, messagesPerMinute: 3_000, pointsPerMinute: 20_000 },
  });
  const set = {
    GRAPHIQL: 'on',
    INTROSPECTION: 'off',
    SOCKETS_PER_USER: '7',
    SUBSCRIPTIONS_PER_SOCKET: '8',
    MESSAGES_PER_MINUTE: '90',
    POINTS_PER_MINUTE: '1000',
    TRUST_PROXY: 'true',
    ALLOWED_ORIGINS: ' https://shop.example, http://localhost:5173 ,',
  };
  expect(readConfig({ ...supabase, ...set })).toMatchObject({
    hasExplorer: true,
    introspection: 'off',
    limits: { socketsPerUser: 7, subscriptionsPerSocket: 8, messagesPerMinute: 90, pointsPerMinute: 1_000 },
    trustsProxy: true,
    allowedOrigins: ['https://shop.example', 'http://localhost:5173'],
  });
});

test('without a demo account it may listen to everybody, opens nothing by itself, and strangers learn little', () => {
  expect(readConfig({ DEMO_ACCOUNT: 'off' })).toMatchObject({
    host: '127.0.0.1',
    audience: 'network',
    hasExplorer: false,
    introspection: 'signed-in',
    limits: { socketsPerUser: 100, pointsPerMinute: 20_000 },
  });
  expect(readConfig({ DEMO_ACCOUNT: 'off', HOST: '0.0.0.0', SIGN_UP: 'closed' })).toMatchObject({
    host: '0.0.0.0',
    signUp: 'closed',
  });
});

test('what Supabase decides is not set beside it', () => {
  expect(() => readConfig({ ...supabase, DEMO_ACCOUNT: 'on' })).toThrow(/^DEMO_ACCOUNT is on, but with SUPABASE_URL/);
  expect(() => readConfig({ ...supabase, SIGN_UP: 'closed' })).toThrow(/^SIGN_UP is set, but with SUPABASE_URL/);
  expect(readConfig({ ...supabase, DEMO_ACCOUNT: 'off' }).audience).toBe('network');
});

test.each(Object.keys(supabase))('Supabase without %s is refused, by that name', (name) => {
  expect(() => readConfig({ ...supabase, [name]: undefined })).toThrow(new RegExp(`^${name} is missing`));
});

test.each<[string, string, RegExp]>([
  ['PORT', 'x', /^PORT: must be a whole number from 0 to 65535$/],
  ['PORT', '70000', /^PORT: /],
  ['PORT', '1.5', /^PORT: /],
  ['PORT', '-1', /^PORT: /],
  ['DATABASE_URL', 'mysql://x', /^DATABASE_URL: must be a postgres:\/\/ link$/],
  ['SUPABASE_URL', 'x.supabase.co', /^SUPABASE_URL: must be an http or https link$/],
  ['FAL_URL', 'ftp://x', /^FAL_URL: must be an http or https link$/],
  ['PUBLIC_URL', 'ads.example', /^PUBLIC_URL: must be an http or https link$/],
  ['MONTHLY_BUDGET', '-1', /^MONTHLY_BUDGET: must be an amount in USD below 10000, such as 25 or 12\.50$/],
  ['MONTHLY_BUDGET', '1e3', /^MONTHLY_BUDGET: /],
  ['MONTHLY_BUDGET', '10000', /^MONTHLY_BUDGET: /],
  ['MONTHLY_BUDGET', '0.0000001', /^MONTHLY_BUDGET: /],
  ['ALLOWED_ORIGINS', '*', /^ALLOWED_ORIGINS: must be origins such as https:\/\/shop\.example, with commas between$/],
  ['ALLOWED_ORIGINS', 'https://shop.example/', /^ALLOWED_ORIGINS: /],
  ['ALLOWED_ORIGINS', 'https://a.example,b.example', /^ALLOWED_ORIGINS: /],
  [
    'WEBHOOK_ALLOWED_HOSTS',
    'http://n8n.internal:5678',
    /^WEBHOOK_ALLOWED_HOSTS: must be hosts such as n8n\.internal:5678/,
  ],
  ['WEBHOOK_ALLOWED_HOSTS', 'n8n.internal/hooks', /^WEBHOOK_ALLOWED_HOSTS: /],
  ['WEBHOOK_ALLOWED_HOSTS', 'n8n.internal:99999', /^WEBHOOK_ALLOWED_HOSTS: /],
  ['GRAPHIQL', 'maybe', /^GRAPHIQL: must be on or off$/],
  ['TRUST_PROXY', '10.0.0.1', /^TRUST_PROXY: must be on or off$/],
  ['INTROSPECTION', 'on', /^INTROSPECTION: must be everyone, signed-in or off$/],
  ['SOCKETS_PER_USER', '0', /^SOCKETS_PER_USER: must be a whole number from 1 to 100000$/],
  ['SUBSCRIPTIONS_PER_SOCKET', 'many', /^SUBSCRIPTIONS_PER_SOCKET: must be a whole number from 1 to 100000$/],
  ['MESSAGES_PER_MINUTE', '1.5', /^MESSAGES_PER_MINUTE: must be a whole number from 60 to 1000000$/],
  ['POINTS_PER_MINUTE', '-1', /^POINTS_PER_MINUTE: must be a whole number from 100 to 1000000000$/],
  ['HOST', '0.0.0.0', /^HOST is 0\.0\.0\.0, but .* set DEMO_ACCOUNT=off, or SUPABASE_URL\.$/],
  ['DATABASE_URL', 'postgres://me:100%@host/db', /^DATABASE_URL: a % in the password is written as %25/],
  ['LOG_LEVEL', 'verbose', /^LOG_LEVEL: must be one of debug, info, warn, error, silent$/],
  ['OPERATOR_TOKEN', 'short', /^OPERATOR_TOKEN: must have 16 to 256 letters, digits or /],
  ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', /^OTEL_EXPORTER_OTLP_PROTOCOL: must be http\/json/],
  ['OTEL_TRACES_SAMPLER_ARG', '2', /^OTEL_TRACES_SAMPLER_ARG: must be a number from 0 to 1$/],
  ['HOST', '192.168.1.5', /^HOST is 192\.168\.1\.5/],
  ['DEMO_ACCOUNT', 'perhaps', /^DEMO_ACCOUNT: must be on or off$/],
  ['SIGN_UP', 'no', /^SIGN_UP: must be open or closed$/],
  ['EVENT_RETENTION_DAYS', '-1', /^EVENT_RETENTION_DAYS: must be a number of days from 0 to 36500$/],
  ['RESULT_RETENTION_DAYS', '0', /^RESULT_RETENTION_DAYS: must be a number of days from 1 to 36500$/],
])('%s=%s is refused, by name and with what was expected', (name, value, message) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(message);
});

test('all that is wrong is told at once, and no secret with it', () => {
  const read = () => readConfig({ PORT: 'x', DATABASE_URL: 'http://me:hunter2@db', FAL_URL: 'x' });
  expect(read).toThrow(/PORT:.*\nDATABASE_URL:.*\nFAL_URL:/);
  expect(read).not.toThrow(/hunter2/);
});

test('an address of the project is taken without a slash at its end: tokens name it to the letter', () => {
  expect(readConfig({ ...supabase, SUPABASE_URL: 'https://x.supabase.co/' }).supabase?.url).toBe(
    'https://x.supabase.co',
  );
});

test('a transaction pooler needs a direct connection beside it', () => {
  const pooled = 'postgres://u:p@aws-0-eu-central-1.pooler.supabase.com:6543/postgres';
  const direct = pooled.replace('6543', '5432');
  expect(() => readConfig({ DATABASE_URL: pooled })).toThrow(/DIRECT_URL is missing.*port 5432/);
  expect(() => readConfig({ DATABASE_URL: direct, DIRECT_URL: pooled })).toThrow(/port 6543 is a transaction pooler/);
  expect(() => readConfig({ DIRECT_URL: direct })).toThrow(/DATABASE_URL is missing/);
  expect(readConfig({ DATABASE_URL: pooled, DIRECT_URL: direct })).toMatchObject({
    databaseUrl: pooled,
    directUrl: direct,
  });
});

test('private receivers of webhooks are hosts, with a port or without', () => {
  const { webhookAllowedHosts } = readConfig({ WEBHOOK_ALLOWED_HOSTS: 'localhost:5678, n8n.internal,[::1]:9000' });
  expect(webhookAllowedHosts).toEqual(['localhost:5678', 'n8n.internal', '[::1]:9000']);
});

test.each([
  [{}, undefined],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/' }, { url: 'http://collector:4318/v1/traces', ratio: 1 }],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://c/own' }, { url: 'http://c/own', ratio: 1 }],
  [
    { OTEL_TRACES_EXPORTER: 'otlp', OTEL_TRACES_SAMPLER_ARG: '0.1' },
    { url: 'http://127.0.0.1:4318/v1/traces', ratio: 0.1 },
  ],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_TRACES_EXPORTER: 'none' }, undefined],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SDK_DISABLED: 'true' }, undefined],
])('where traces go is said by OpenTelemetry’s own variables: %j', (env, traces) => {
  expect(readConfig(env).traces).toEqual(traces);
});

test('exports are signed with a key and its certificate, texts or files of the folder; one alone is told', () => {
  const text = '-----BEGIN PRIVATE KEY-----';
  const { signing } = readConfig({ C2PA_PRIVATE_KEY: text, C2PA_CERTIFICATE: 'chain.pem' }, '/srv');
  expect(signing).toEqual({ key: text, certificate: '/srv/chain.pem' });
  expect(() => readConfig({ C2PA_PRIVATE_KEY: text })).toThrow('C2PA_CERTIFICATE: is missing');
});
