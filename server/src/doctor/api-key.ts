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
