import { z } from 'zod';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const text = z.string().trim().min(1).optional();
const webLink = z.url({ protocol: /^https?$/, error: 'must be an http or https link' }).optional();

const postgresLink = z
  .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// link' })
  .refine(hasReadablePassword, { error: 'a % in the password is written as %25, and @ / ? # as %40 %2F %3F %23' })
  .optional();

const amount = z
  .string()
  .trim()
  .regex(/^\d{1,4}(\.\d{1,6})?$/, { error: 'must be an amount in USD below 10000, such as 25 or 12.50' })
  .optional();

const choice = z.stringbool({ error: 'must be on or off' }).optional();
const list = z.string().transform((whole) =>
  whole
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);
const origins = list
  .refine((all) => all.every(isOrigin), {
    error: 'must be origins such as https://shop.example, with commas between',
  })
  .optional();
const hosts = list
  .refine((all) => all.every(isHost), {
    error: 'must be hosts such as n8n.internal:5678, with commas between',
  })
  .optional();

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error }).optional();
}

function days(least: number) {
  const error = `must be a number of days from ${least} to 36500`;
  return z.coerce.number({ error }).min(least, { error }).max(36_500, { error }).optional();
}

/** Every variable, and the form that its value has. */
export const environment = z.object({
  PORT: z.coerce.number({ error: 'must be a whole number from 0 to 65535' }).int().min(0).max(65_535).default(4000),
  HOST: text,
  DEMO_ACCOUNT: choice,
  SIGN_UP: z.enum(['open', 'closed'], { error: 'must be open or closed' }).optional(),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: postgresLink,
  DIRECT_URL: postgresLink,
  SUPABASE_URL: webLink,
  SUPABASE_PUBLISHABLE_KEY: text,
  SUPABASE_SECRET_API_KEY: text,
  FAL_KEY: text,
  FAL_URL: webLink,
  PUBLIC_URL: webLink,
  MONTHLY_BUDGET: amount,
  MAX_ITEMS_PER_NODE: wholeNumber(1, 100_000),
  MAX_ITEMS_PER_RUN: wholeNumber(1, 1_000_000),
  CONFIRM_PAID_CALLS: wholeNumber(0, 1_000_000),
  CONFIRM_COST: amount,
  TEXT_MODELS: list.optional(),
  VISION_MODELS: list.optional(),
  STREAM_TEXTS: choice,
  DESCRIBE_PICTURES: choice,
  DESCRIPTIONS_PER_DAY: wholeNumber(0, 1_000_000),
  EMBEDDING_KEY: text,
  EMBEDDING_MODEL: text,
  EMBEDDING_URL: webLink,
  LEASE_SECONDS: z.coerce
    .number({ error: 'must be a whole number of seconds from 10 to 600' })
    .int()
    .min(10)
    .max(600)
    .default(20),
  EVENT_RETENTION_DAYS: days(0),
  RESULT_RETENTION_DAYS: days(1),
  TRUST_PROXY: choice,
  ALLOWED_ORIGINS: origins,
  WEBHOOK_ALLOWED_HOSTS: hosts,
  GRAPHIQL: choice,
  INTROSPECTION: z.enum(['everyone', 'signed-in', 'off'], { error: 'must be everyone, signed-in or off' }).optional(),
  SOCKETS_PER_USER: wholeNumber(1, 100_000),
  SUBSCRIPTIONS_PER_SOCKET: wholeNumber(1, 100_000),
  MESSAGES_PER_MINUTE: wholeNumber(60, 1_000_000),
  POINTS_PER_MINUTE: wholeNumber(100, 1_000_000_000),
  POINTS_PER_OPERATION: wholeNumber(100, 1_000_000_000),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).optional(),
  OPERATOR_TOKEN: z
    .string()
    .trim()
    .regex(/^[\w.~+/=-]{16,256}$/, { error: 'must have 16 to 256 letters, digits or . ~ + / = - _' })
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: webLink,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: webLink,
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(['http/json'], { error: 'must be http/json: traces are sent as JSON over HTTP' })
    .optional(),
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none'], { error: 'must be otlp or none' }).optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number({ error: 'must be a number from 0 to 1' })
    .min(0, { error: 'must be a number from 0 to 1' })
    .max(1, { error: 'must be a number from 0 to 1' })
    .optional(),
  OTEL_SDK_DISABLED: z.stringbool({ error: 'must be true or false' }).optional(),
  C2PA_PRIVATE_KEY: text,
  C2PA_CERTIFICATE: text,
  APIFY_API_KEY: text,
  RAPIDAPI_KEY: text,
  REDDIT_CLIENT_ID: text,
  REDDIT_CLIENT_SECRET: text,
});

export type Environment = z.infer<typeof environment>;

/** All that is read of the environment. */
export const settingNames: readonly string[] = Object.keys(environment.shape);

/** As browsers write one: no path, no slash at the end, and no port that goes without saying. */
function isOrigin(one: string): boolean {
  return /^https?:/.test(one) && URL.canParse(one) && new URL(one).origin === one;
}

/** As a link has it between its scheme and its path: in small letters, and an IPv6 address in brackets. */
function isHost(one: string): boolean {
  const name = one.replace(/:\d+$/, '');
  return URL.canParse(`https://${one}`) && new URL(`https://${one}`).hostname === name;
}

function hasReadablePassword(link: string): boolean {
  try {
    decodeURIComponent(new URL(link).password);
    return true;
  } catch {
    return false;
  }
}
