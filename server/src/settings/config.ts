import { resolve } from 'node:path';
import { environment, type Environment, type LogLevel } from './environment.ts';
import { isTransactionPooler } from '../store/database-link.ts';

/** Everything that can be set from outside. All of it is optional. */
export interface Config {
  port: number;
  host: string;
  audience: Audience;
  /** Who may make an account with the embedded sign-in; the first one may always be made. */
  signUp: 'open' | 'closed';
  /** Where the embedded database, the pictures and this server's secrets live. */
  dataDir: string;
  databaseUrl: string | undefined;
  /** The same database past a transaction pooler, for what needs a session of its own. */
  directUrl: string | undefined;
  /** Undefined when the embedded sign-in is used. */
  supabase: { url: string; publishableKey: string; secretKey: string } | undefined;
  falKey: string | undefined;
  /** A server that speaks fal's protocol, in fal's stead. */
  falUrl: string | undefined;
  /** Where the world reaches this server, without a slash at the end; the model service tells there when it is done. */
  publicUrl: string | undefined;
  /** USD a calendar month, for people who have set no budget of their own. */
  monthlyBudget: string | undefined;
  /** The ids of the models that are asked, in order, where nobody has chosen one; empty for all of that kind. */
  automaticModels: { TEXT: readonly string[]; VISION: readonly string[] };
  /** Models that write are read while they do, and not through the provider's queue. */
  streamsTexts: boolean;
  /** Pictures of the library are described by models, of one person's so many in a day (UTC); without a key they are measured. */
  describing: { isOn: boolean; perDay: number };
  /** Says what pictures mean; null for nobody. */
  embeddings: { key: string; model: string; url: string } | null;
  /** With what exported files are signed, as PEM texts or paths of files; null for not at all. */
  signing: { key: string; certificate: string } | null;
  /** Seconds without a sign of life after which other servers take this one's executions over. */
  leaseSeconds: number;
  /** How many items a node may run over, and all nodes of a run together. */
  itemLimits: { perNode: number; perRun: number };
  /** A run of more paid calls, or of a higher cost in USD, is asked about once more. */
  confirmAbove: { paidCalls: number; cost: string };
  /** Days for which the events of an execution that has ended are kept; null for ever. */
  eventRetentionDays: number | null;
  /** Days for which an execution that has ended is kept, with all that it made; null for ever. */
  resultRetentionDays: number | null;
  /** Believes what one proxy in front says of a request: its scheme and its address. */
  trustsProxy: boolean;
  /** Other origins whose pages may call the API, such as `https://shop.example`. */
  allowedOrigins: readonly string[];
  /** Hosts to which webhooks may lead although they are private or speak http: `localhost:5678`, or without a port for 80 and 443. */
  webhookAllowedHosts: readonly string[];
  hasExplorer: boolean;
  /** Who may ask the API for its own description. */
  introspection: Introspection;
  limits: Limits;
  logLevel: LogLevel;
  /** What whoever runs the server proves themselves with, to see its metrics and its health. */
  operatorToken: string | undefined;
  /** Where traces are sent, and which part of them; undefined where nobody collects them. */
  traces: { url: string; ratio: number } | undefined;
  reddit: {
    clientId: string | undefined;
    clientSecret: string | undefined;
    apifyKey: string | undefined;
    rapidApiKey: string | undefined;
  };
}

/**
 * Who this server is for. `this-computer`: its one person, to whom the demo account is handed out by `/config.json`, so that nobody
 * else may reach it. `network`: everybody who signs in, so that there is no demo account, and nobody may ask for everything.
 */
export type Audience = 'this-computer' | 'network';

export type Introspection = 'everyone' | 'signed-in' | 'off';

/** How much one person, or one socket, may ask for. */
export interface Limits {
  /** WebSockets and event streams that are open at once. */
  socketsPerUser: number;
  /** Operations of one WebSocket that have not ended. */
  subscriptionsPerSocket: number;
  /** That one WebSocket may send. */
  messagesPerMinute: number;
  /** What operations cost together; people who are not signed in share those of their address. */
  pointsPerMinute: number;
  /** That one operation may cost. */
  pointsPerOperation: number;
}

interface Usual {
  hasExplorer: boolean;
  introspection: Introspection;
  logLevel: LogLevel;
  limits: Limits;
}

const usual: Record<Audience, Usual> = {
  'this-computer': {
    hasExplorer: true,
    introspection: 'everyone',
    logLevel: 'warn',
    limits: {
      socketsPerUser: 2_000,
      subscriptionsPerSocket: 2_000,
      messagesPerMinute: 60_000,
      pointsPerMinute: 5_000_000,
      pointsPerOperation: 1_000,
    },
  },
  network: {
    hasExplorer: false,
    introspection: 'signed-in',
    logLevel: 'info',
    limits: {
      socketsPerUser: 100,
      subscriptionsPerSocket: 100,
      messagesPerMinute: 3_000,
      pointsPerMinute: 20_000,
      pointsPerOperation: 1_000,
    },
  },
};

/** A variable that does not fit, told so that the person at the terminal can mend it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the settings; nobody else reads `process.env`. Relative folders start at `base`. Throws ConfigError. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, base: string = process.cwd()): Config {
  const parsed = environment.safeParse(withoutBlanks(env));
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const { data } = parsed;
  const supabase = readSupabase(data);
  const audience = readAudience(data, supabase !== undefined);
  return {
    port: data.PORT,
    host: data.HOST ?? (supabase ? '0.0.0.0' : '127.0.0.1'),
    audience,
    signUp: data.SIGN_UP ?? 'open',
    dataDir: resolve(base, data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    directUrl: readDirectUrl(data),
    supabase,
    falKey: data.FAL_KEY,
    falUrl: data.FAL_URL,
    publicUrl: data.PUBLIC_URL?.replace(/\/+$/, ''),
    monthlyBudget: data.MONTHLY_BUDGET,
    automaticModels: { TEXT: data.TEXT_MODELS ?? [], VISION: data.VISION_MODELS ?? [] },
    streamsTexts: data.STREAM_TEXTS ?? true,
    describing: { isOn: data.DESCRIBE_PICTURES ?? true, perDay: data.DESCRIPTIONS_PER_DAY ?? 1_000 },
    embeddings: readEmbeddings(data),
    signing: readSigning(data, base),
    leaseSeconds: data.LEASE_SECONDS,
    itemLimits: { perNode: data.MAX_ITEMS_PER_NODE ?? 1_000, perRun: data.MAX_ITEMS_PER_RUN ?? 5_000 },
    confirmAbove: { paidCalls: data.CONFIRM_PAID_CALLS ?? 25, cost: data.CONFIRM_COST ?? '5' },
    eventRetentionDays: data.EVENT_RETENTION_DAYS ?? null,
    resultRetentionDays: data.RESULT_RETENTION_DAYS ?? null,
    trustsProxy: data.TRUST_PROXY ?? false,
    allowedOrigins: data.ALLOWED_ORIGINS ?? [],
    webhookAllowedHosts: data.WEBHOOK_ALLOWED_HOSTS ?? [],
    hasExplorer: data.GRAPHIQL ?? usual[audience].hasExplorer,
    introspection: data.INTROSPECTION ?? usual[audience].introspection,
    limits: readLimits(data, usual[audience].limits),
    logLevel: data.LOG_LEVEL ?? usual[audience].logLevel,
    operatorToken: data.OPERATOR_TOKEN,
    traces: readTraces(data),
    reddit: {
      clientId: data.REDDIT_CLIENT_ID,
      clientSecret: data.REDDIT_CLIENT_SECRET,
      apifyKey: data.APIFY_API_KEY,
      rapidApiKey: data.RAPIDAPI_KEY,
    },
  };
}

/** There is one that is handed out to everybody who can reach this server. */
export function hasDemoAccount({ audience }: Pick<Config, 'audience'>): boolean {
  return audience === 'this-computer';
}

/** What of the settings nobody may read in a log or on a screen. */
export function listSecrets(config: Config): (string | undefined)[] {
  const { supabase, databaseUrl, directUrl, falKey, embeddings, signing, operatorToken, reddit } = config;
  const { clientSecret, apifyKey, rapidApiKey } = reddit;
  const passwords = [databaseUrl, directUrl].flatMap((link) => (link ? passwordsIn(link) : []));
  return [
    supabase?.secretKey,
    ...passwords,
    falKey,
    embeddings?.key,
    signing?.key,
    operatorToken,
    clientSecret,
    apifyKey,
    rapidApiKey,
  ];
}

/** As it stands in the link, and as it is. */
function passwordsIn(link: string): string[] {
  const { password } = new URL(link);
  return [password, decodeURIComponent(password)];
}

function readEmbeddings({ EMBEDDING_KEY: key, EMBEDDING_MODEL, EMBEDDING_URL }: Environment): Config['embeddings'] {
  if (key === undefined) return null;
  return { key, model: EMBEDDING_MODEL ?? 'gemini-embedding-2', url: EMBEDDING_URL ?? googleApi };
}

function readSigning(
  { C2PA_PRIVATE_KEY: key, C2PA_CERTIFICATE: certificate }: Environment,
  base: string,
): Config['signing'] {
  if (key === undefined && certificate === undefined) return null;
  if (key === undefined) throw new ConfigError('C2PA_PRIVATE_KEY: is missing beside C2PA_CERTIFICATE');
  if (certificate === undefined) throw new ConfigError('C2PA_CERTIFICATE: is missing beside C2PA_PRIVATE_KEY');
  const located = (value: string) => (value.includes('-----BEGIN') ? value : resolve(base, value));
  return { key: located(key), certificate: located(certificate) };
}

const googleApi = 'https://generativelanguage.googleapis.com';

function readLimits(data: Environment, usually: Limits): Limits {
  return {
    socketsPerUser: data.SOCKETS_PER_USER ?? usually.socketsPerUser,
    subscriptionsPerSocket: data.SUBSCRIPTIONS_PER_SOCKET ?? usually.subscriptionsPerSocket,
    messagesPerMinute: data.MESSAGES_PER_MINUTE ?? usually.messagesPerMinute,
    pointsPerMinute: data.POINTS_PER_MINUTE ?? usually.pointsPerMinute,
    pointsPerOperation: data.POINTS_PER_OPERATION ?? usually.pointsPerOperation,
  };
}

/** A transaction pooler lends another session to each transaction: nothing can be listened for there, and no lock be held. */
function readDirectUrl({ DATABASE_URL: url, DIRECT_URL: direct }: Environment): string | undefined {
  if (direct && !url) throw new ConfigError('DATABASE_URL is missing: DIRECT_URL is there beside it, never alone.');
  if (direct && isTransactionPooler(direct)) {
    throw new ConfigError(
      'DIRECT_URL: must be the session pooler (port 5432) or the direct connection; port 6543 is a transaction pooler.',
    );
  }
  if (url && isTransactionPooler(url) && !direct) {
    throw new ConfigError(
      'DIRECT_URL is missing: DATABASE_URL is a transaction pooler (port 6543), through which servers cannot hear each other (LISTEN). Set DIRECT_URL to the session pooler (port 5432) of the same project, or use that one as DATABASE_URL.',
    );
  }
  return direct;
}

/** By OpenTelemetry's own variables, as far as they have a say here. */
function readTraces(data: Environment): Config['traces'] {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own } = data;
  if (data.OTEL_SDK_DISABLED || data.OTEL_TRACES_EXPORTER === 'none') return undefined;
  if (!base && !own && !data.OTEL_TRACES_EXPORTER) return undefined;
  const url = own ?? `${(base ?? 'http://127.0.0.1:4318').replace(/\/+$/, '')}/v1/traces`;
  return { url, ratio: data.OTEL_TRACES_SAMPLER_ARG ?? 1 };
}

/** Supabase is all or nothing: half of it would sign people in on one side and look for them on the other. */
function readSupabase(data: Environment): Config['supabase'] {
  const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: publishableKey, SUPABASE_SECRET_API_KEY: secretKey } = data;
  if (!url && !publishableKey && !secretKey) return undefined;
  const missing = [
    !url && 'SUPABASE_URL is missing: the other Supabase settings are there.',
    !publishableKey && 'SUPABASE_PUBLISHABLE_KEY is missing: SUPABASE_URL needs it (sb_publishable_…).',
    !secretKey && 'SUPABASE_SECRET_API_KEY is missing: SUPABASE_URL needs it (sb_secret_…).',
    !data.DATABASE_URL && "DATABASE_URL is missing: with SUPABASE_URL the data lives in Supabase's own Postgres.",
  ].filter((one) => one !== false);
  if (!url || !publishableKey || !secretKey || missing.length > 0) throw new ConfigError(missing.join('\n'));
  // Tokens name their maker by this address, to the letter.
  return { url: url.replace(/\/+$/, ''), publishableKey, secretKey };
}

/** The demo account lets in whoever asks for it, so it is handed out on this computer alone. */
function readAudience(data: Environment, hasSupabase: boolean): Audience {
  const { HOST: host, DEMO_ACCOUNT: demo, SIGN_UP: signUp } = data;
  if (hasSupabase && demo) throw new ConfigError('DEMO_ACCOUNT is on, but with SUPABASE_URL there is no demo account.');
  if (hasSupabase && signUp)
    throw new ConfigError('SIGN_UP is set, but with SUPABASE_URL your Supabase project decides who may sign up.');
  if (hasSupabase || demo === false) return 'network';
  if (host && !['127.0.0.1', 'localhost', '::1'].includes(host)) {
    throw new ConfigError(
      `HOST is ${host}, but this server hands its demo account to everybody who reaches it, so it listens on loopback only (127.0.0.1). ` +
        'To let others reach it, set DEMO_ACCOUNT=off, or SUPABASE_URL.',
    );
  }
  return 'this-computer';
}

/** An empty line in an `.env` file means that the variable is not set. */
function withoutBlanks(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
}
