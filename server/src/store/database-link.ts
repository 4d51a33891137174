import pg from 'pg';

/**
 * A link as our driver (`pg`) is to read it. Left to itself it speaks in the clear where a link says nothing of TLS, and takes
 * `sslmode=require` to want a certificate that the system knows, which Supabase's own is not. Here as in Postgres' own tools
 * `require` encrypts, and `verify-full` with `sslrootcert=…` checks who answers. Supabase's hosts are never spoken to in the clear
 * unless the link says so.
 */
export function readDatabaseLink(link: string): string {
  const url = new URL(link);
  const { searchParams } = url;
  if (!searchParams.has('sslmode') && !searchParams.has('ssl') && isSupabaseHost(url.hostname)) {
    searchParams.set('sslmode', 'require');
  }
  if (asPostgresDoes.has(searchParams.get('sslmode') ?? '')) searchParams.set('uselibpqcompat', 'true');
  return url.href;
}

const asPostgresDoes = new Set(['require', 'verify-ca', 'verify-full']);

export function isSupabaseHost(host: string): boolean {
  return /(^|\.)supabase\.(co|com|in|red)$/.test(host);
}

/** The port by which Supabase's transaction poolers listen: each transaction may find itself in another session. */
export function isTransactionPooler(link: string): boolean {
  return new URL(link).port === '6543';
}

/** Whether what goes over such a link is encrypted, and whether it is looked at who answers. */
export function encryptionOf(link: string): 'none' | 'unchecked' | 'checked' {
  const { connectionParameters } = new pg.Client(readDatabaseLink(link)) as unknown as {
    connectionParameters: { ssl?: false | { rejectUnauthorized?: boolean } };
  };
  if (!connectionParameters.ssl) return 'none';
  return connectionParameters.ssl.rejectUnauthorized === false ? 'unchecked' : 'checked';
}
