import { describeNetworkError } from '../network/network-error.ts';
import { bad, type Check, good, warning } from './finding.ts';
import { ask } from './inspection.ts';

const whereKeysAre = 'They are in the Supabase dashboard under Project Settings, API Keys.';

/** Whether each is what it is meant to be, and all are of one project, told without asking anybody. */
export const supabaseKeys: Check = {
  title: 'Supabase keys',
  examine({ config: { supabase, databaseUrl, directUrl } }) {
    if (!supabase) return null;
    const [publishable, secret] = [readApiKey(supabase.publishableKey), readApiKey(supabase.secretKey)];
    if (publishable.kind === 'secret') {
      const swapped = secret.kind === 'publishable';
      return bad(
        swapped
          ? 'the publishable and the secret key have each other’s place'
          : 'SUPABASE_PUBLISHABLE_KEY is a secret key, and browsers would be given it',
        swapped
          ? 'Swap SUPABASE_PUBLISHABLE_KEY and SUPABASE_SECRET_API_KEY.\nIf a server ran like this, make a new secret key: the old one has been seen.'
          : `Set SUPABASE_PUBLISHABLE_KEY to the publishable key (sb_publishable_…). ${whereKeysAre}`,
      );
    }
    if (publishable.kind !== 'publishable') {
      return bad(
        'SUPABASE_PUBLISHABLE_KEY is none (sb_publishable_…)',
        publishable.kind === 'account' ? `It is a token of your account. ${whereKeysAre}` : whereKeysAre,
      );
    }
    if (secret.kind !== 'secret') {
      return bad(
        secret.kind === 'publishable'
          ? 'SUPABASE_SECRET_API_KEY is a publishable key, with which no file can be kept'
          : 'SUPABASE_SECRET_API_KEY is none (sb_secret_…)',
        secret.kind === 'account' ? `It is a token of your account. ${whereKeysAre}` : whereKeysAre,
      );
    }
    const projects = {
      SUPABASE_URL: projectOfUrl(supabase.url),
      SUPABASE_PUBLISHABLE_KEY: publishable.project,
      SUPABASE_SECRET_API_KEY: secret.project,
      DATABASE_URL: databaseUrl ? projectOfDatabase(databaseUrl) : null,
      DIRECT_URL: directUrl ? projectOfDatabase(directUrl) : null,
    };
    const named = Object.entries(projects).filter(([, project]) => project !== null);
    if (new Set(named.map(([, project]) => project)).size > 1) {
      const list = named.map(([name, project]) => `${name}: ${project}`).join('\n');
      return bad('not all of one project', `Take all of them from the same project.\n${list}`);
    }
    if (publishable.isLegacy || secret.isLegacy) {
      return warning(
        'the older keys (anon, service_role)',
        `They work, and cannot be changed one by one. Make a publishable and a secret key. ${whereKeysAre}`,
      );
    }
    return good('publishable and secret');
  },
};

/** Somebody answers there, it is a Supabase project, and it knows our key. */
export const supabaseUrl: Check = {
  title: 'Supabase',
  async examine({ config: { supabase } }) {
    if (!supabase) return null;
    const { url, publishableKey } = supabase;
    const { hostname, pathname } = new URL(url);
    if (/(^|\.)supabase\.com$/.test(hostname) || pathname !== '/') {
      return bad(
        `${url} is not a project’s address`,
        'SUPABASE_URL is https://<project>.supabase.co, without a path: Project Settings, Data API.',
      );
    }
    try {
      const { status, json } = await ask(`${url}/auth/v1/health`, publishableKey);
      if (status === 200 && isGoTrue(json)) return good(hostname);
      if (status === 401) {
        return bad(
          `${hostname} does not know the publishable key`,
          'Copy SUPABASE_PUBLISHABLE_KEY again, from the project that SUPABASE_URL names.',
        );
      }
      if (status === 540) {
        return bad('the project is paused', 'Wake it in the Supabase dashboard: Restore project.');
      }
      if (status >= 500) {
        return bad(
          `${hostname} answers with ${status}`,
          'Look at https://status.supabase.com and at the project in the dashboard.',
        );
      }
      return bad(`${hostname} answers, but not as Supabase does (${status})`, 'Check SUPABASE_URL letter by letter.');
    } catch (error) {
      return bad(
        `${hostname} cannot be reached: ${describeNetworkError(error)}`,
        'Check SUPABASE_URL letter by letter, and that this computer may reach it. A project that was deleted has no address.',
      );
    }
  },
};

function isGoTrue(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'name' in json && json.name === 'GoTrue';
}

/** What a key of Supabase's is, told from how it looks. */
export interface ApiKey {
  kind: 'publishable' | 'secret' | 'account' | 'unknown';
  /** The older sort, which is a token. */
  isLegacy: boolean;
  /** The project that it is of, where it says. */
  project: string | null;
}

export function readApiKey(key: string): ApiKey {
  const isNew = { isLegacy: false, project: null };
  if (key.startsWith('sb_publishable_')) return { kind: 'publishable', ...isNew };
  if (key.startsWith('sb_secret_')) return { kind: 'secret', ...isNew };
  if (key.startsWith('sbp_')) return { kind: 'account', ...isNew };
  const { role, ref } = readBody(key);
  const kind = role === 'anon' ? 'publishable' : role === 'service_role' ? 'secret' : 'unknown';
  return { kind, isLegacy: kind !== 'unknown', project: typeof ref === 'string' ? ref : null };
}

function readBody(token: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** `abcd` of `https://abcd.supabase.co`; null for a domain of one's own. */
export function projectOfUrl(link: string): string | null {
  return /^([a-z0-9]{20})\.supabase\.(co|in|red)$/.exec(new URL(link).hostname)?.[1] ?? null;
}

/** The same of a link to its database, which names it in its host or, with a pooler, in its user. */
export function projectOfDatabase(link: string): string | null {
  const { hostname, username } = new URL(link);
  const inHost = /^db\.([a-z0-9]{20})\.supabase\.(co|in|red)$/.exec(hostname)?.[1];
  const inUser = hostname.endsWith('.pooler.supabase.com') ? /\.([a-z0-9]{20})$/.exec(username)?.[1] : undefined;
  return inHost ?? inUser ?? null;
}
