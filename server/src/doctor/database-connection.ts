import { randomUUID } from 'node:crypto';
import { describeNetworkError } from '../network/network-error.ts';
import { encryptionOf, isSupabaseHost } from '../store/database-link.ts';
import { readServerVersion, notifyChannel } from '../store/inspect-database.ts';
import { bad, type Check, type Finding, good, warning } from './finding.ts';
import { oldestPostgres } from './inspection.ts';

/** In milliseconds. */
const patience = 8_000;
const onConnect = 'In the Supabase dashboard, press Connect.';

/** Postgres lets us in, is not too old, and is spoken to in secret where others could listen. */
export const databaseConnection: Check = {
  title: 'Database',
  async examine({ config: { databaseUrl, directUrl } }) {
    if (!databaseUrl) return good('built in (PGlite)');
    const usual = await tryLink(databaseUrl, 'DATABASE_URL');
    return usual.level === 'bad' || !directUrl ? usual : worse(usual, await tryLink(directUrl, 'DIRECT_URL'));
  },
};

function worse(one: Finding, other: Finding): Finding {
  return one.level === 'good' || other.level === 'bad' ? other : one;
}

async function tryLink(link: string, name: string): Promise<Finding> {
  const { hostname, searchParams } = new URL(link);
  try {
    const version = await readServerVersion(link, patience);
    if (Number.parseInt(version) < oldestPostgres) {
      return bad(
        `Postgres ${version} is too old`,
        `${oldestPostgres} is the oldest that will do. Upgrade it, or take another.`,
      );
    }
    const encryption = encryptionOf(link);
    if (encryption === 'none' && !isNear(hostname)) {
      return warning(
        `Postgres ${version}, in the clear`,
        `Add ?sslmode=require to ${name}, or better ?sslmode=verify-full&sslrootcert=… with its certificate.`,
      );
    }
    if (encryption === 'unchecked' && isSupabaseHost(hostname)) {
      return warning(
        `Postgres ${version}, encrypted, without looking who answers`,
        `Download the certificate (Database, Settings, SSL) and add ?sslmode=verify-full&sslrootcert=/path/to/it to ${name}.`,
      );
    }
    return good(`Postgres ${version}${searchParams.has('sslmode') ? `, ${searchParams.get('sslmode')}` : ''}`);
  } catch (error) {
    return explainRefusal(error, hostname, name);
  }
}

function isNear(host: string): boolean {
  return /^(localhost|127\.|\[::1\]|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host) || !host.includes('.');
}

/** Why nobody was let in, and what helps; `name` is the setting's. */
export function explainRefusal(error: unknown, host: string, name: string): Finding {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = error instanceof Error ? error.message : String(error);
  if (code === '28P01' || code === '28000') {
    return bad(
      'the password, or the user, is wrong',
      `Check ${name}. Signs such as @ / ? # in a password are written as %40 %2F %3F %23. A forgotten one is reset under Database, Settings.`,
    );
  }
  if (/tenant or user not found/i.test(words)) {
    return bad(
      'the pooler does not know the project',
      `With a pooler the user is postgres.<project>, and the host names the project’s region. ${onConnect}`,
    );
  }
  if (code === '3D000')
    return bad('there is no such database', `Check the end of ${name}; at Supabase it is /postgres.`);
  if (/max clients reached/i.test(words)) {
    return bad(
      'the session pooler has no connection to spare',
      'Each server holds up to 11. Raise the pool size under Database, Settings, or use the transaction pooler with DIRECT_URL.',
    );
  }
  if (code === '53300')
    return bad('it has no connection to spare', 'Stop other clients, or use the pooler. The server holds up to 13.');
  if (/does not support SSL/i.test(words))
    return bad('it does not speak TLS', `Take sslmode out of ${name}, or turn TLS on there.`);
  if (/certificate|self[- ]signed/i.test(words)) {
    return bad(
      'its certificate was not accepted',
      `Download the certificate (Database, Settings, SSL) and name it in ${name}: ?sslmode=verify-full&sslrootcert=/path/to/it.`,
    );
  }
  if (code === 'ENOENT') return bad('the certificate file is not there', `Check sslrootcert in ${name}.`);
  if (isDirectHost(host) && hasNoWay.has(code)) {
    return bad(
      `${host} answers over IPv6 alone, and this computer has no way there`,
      `Use the session pooler as ${name}: postgres://postgres.<project>:…@<region>.pooler.supabase.com:5432/postgres. ${onConnect}`,
    );
  }
  return bad(
    `${host} cannot be reached: ${reasonOf(error, words)}`,
    `Check host and port in ${name}, and that it lets this computer in.`,
  );
}

/** Supabase's direct connection has no IPv4 address unless it is paid for. */
function isDirectHost(host: string): boolean {
  return /^db\.[a-z0-9]+\.supabase\.(co|in|red)$/.test(host);
}
const hasNoWay = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT']);

function reasonOf(error: unknown, words: string): string {
  return /timeout/i.test(words) ? 'no answer in time' : describeNetworkError(error);
}

/** In milliseconds. */
const listeningPatience = 3_000;

/** Really listens on one connection and tells on another, as servers do with each other. */
export const listening: Check = {
  title: 'LISTEN',
  async examine(inspection) {
    const database = await inspection.database();
    if (!database) return null;
    const channel = `visualadgen_doctor_${randomUUID().replaceAll('-', '')}`;
    const heard = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => heard.resolve(false), listeningPatience);
    const line = await database.listen(
      channel,
      () => heard.resolve(true),
      () => {},
    );
    try {
      await notifyChannel(database, channel);
      if (await heard.promise) return good('what one connection tells, another hears');
      return bad(
        'what one connection tells, no other hears: there is a transaction pooler in between',
        inspection.config.directUrl
          ? 'Set DIRECT_URL to the session pooler or the direct connection (port 5432).'
          : 'Set DIRECT_URL to the session pooler or the direct connection (port 5432), or use that one as DATABASE_URL.',
      );
    } finally {
      clearTimeout(timer);
      await line.close();
    }
  },
};
