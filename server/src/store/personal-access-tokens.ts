import { sql } from 'kysely';
import type { TokenScope } from '../secrets/personal-access-token.ts';
import type { Database, Queryable, Transaction } from './database.ts';
import { cutPage, type PageRequest, placeAt } from './page.ts';
import type { TokenRow } from './tables.ts';

export type PlacedToken = TokenRow & { place_at: string };

const columns = [
  'id',
  'user_id',
  'name',
  'hint',
  'scopes',
  'workflow_ids',
  'expires_at',
  'last_used_at',
  'revoked_at',
  'created_at',
] as const;

export function findTokens(db: Queryable, ids: readonly string[]): Promise<TokenRow[]> {
  return db.selectFrom('personal_access_tokens').select(columns).where('id', 'in', ids).execute();
}

/** Those that were not revoked, newest first. */
export function listTokens(db: Queryable, page: PageRequest): Promise<PlacedToken[]> {
  const query = db
    .selectFrom('personal_access_tokens')
    .select(columns)
    .select(placeAt('created_at'))
    .where('revoked_at', 'is', null);
  return cutPage(query, { at: 'created_at', id: 'id' }, page).execute();
}

export async function countTokens(db: Queryable): Promise<number> {
  const { count } = await db
    .selectFrom('personal_access_tokens')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export interface NewToken {
  userId: string;
  name: string;
  hash: Buffer;
  hint: string;
  scopes: TokenScope[];
  /** The only workflows that it is good for; null for everything that its scopes allow. */
  workflowIds: string[] | null;
  /** Null: never. */
  expiresInDays: number | null;
}

export function createToken(db: Transaction, token: NewToken): Promise<TokenRow> {
  const { expiresInDays: days } = token;
  return db
    .insertInto('personal_access_tokens')
    .values({
      user_id: token.userId,
      name: token.name,
      hash: token.hash,
      hint: token.hint,
      scopes: token.scopes,
      workflow_ids: token.workflowIds,
      expires_at: days === null ? null : sql<Date>`now() + ${days} * interval '1 day'`,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Undefined when there is none that could be. */
export function revokeToken(db: Transaction, id: string): Promise<TokenRow | undefined> {
  return db
    .updateTable('personal_access_tokens')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(columns)
    .executeTakeFirst();
}

// Past row-level security: before it is known who comes --------------------------------------------------------------

export interface KnownToken {
  id: string;
  user_id: string;
  email: string | null;
  scopes: TokenScope[];
  expires_at: Date | null;
  workflow_ids: string[] | null;
}

/** Whose token has this hash, if it is good; notes that it was used. */
export async function identifyToken(database: Asked, hash: Buffer): Promise<KnownToken | undefined> {
  const { rows } = await database.query('select * from private.identify_credential($1)', [hash]);
  return rows[0] as unknown as KnownToken | undefined;
}

/** Which of these tokens are good no longer. */
export function findEndedTokens(database: Asked, ids: readonly string[]): Promise<string[]> {
  return idsOf(
    database,
    `select asked.id from unnest($1::uuid[]) as asked (id)
      left join public.personal_access_tokens t
        on t.id = asked.id and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())
      where t.id is null`,
    ids,
  );
}

/** Which of these sessions of the sign-in are over: somebody signed out. Throws where its tables cannot be read. */
export function findEndedSessions(database: Asked, ids: readonly string[]): Promise<string[]> {
  return idsOf(
    database,
    `select asked.id from unnest($1::text[]) as asked (id)
      left join auth.sessions s on s.id::text = asked.id where s.id is null`,
    ids,
  );
}

/** Not as a person, for it is not known yet who comes. */
type Asked = Pick<Database, 'query'>;

async function idsOf(database: Asked, statement: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await database.query(statement, [ids]);
  return rows.map(({ id }) => String(id));
}
