import type { Database } from './database.ts';

/* Accounts of the embedded sign-in, which keeps them in `auth.users` as Supabase does. */

type Asked = Pick<Database, 'query'>;

export async function hasAccount(database: Asked, email: string): Promise<boolean> {
  const { rows } = await database.query('select from auth.users where email = $1', [email]);
  return rows.length > 0;
}

/** Whether there is anybody beside this one. */
export async function hasOtherAccounts(database: Asked, email: string): Promise<boolean> {
  const { rows } = await database.query('select from auth.users where email is distinct from $1 limit 1', [email]);
  return rows.length > 0;
}

/** No password and no token lets this account in any longer; what belongs to it stays. */
export async function closeAccount(database: Asked, email: string): Promise<void> {
  // A mark that no hash begins with: nothing fits, and it can be taken away again.
  await database.query(
    `update auth.users set encrypted_password = 'closed:' || encrypted_password
      where email = $1 and encrypted_password not like 'closed:%'`,
    [email],
  );
  await database.query('delete from auth.sessions s using auth.users u where u.id = s.user_id and u.email = $1', [
    email,
  ]);
  await database.query(
    `update public.personal_access_tokens t set revoked_at = now()
      from auth.users u where u.id = t.user_id and u.email = $1 and t.revoked_at is null`,
    [email],
  );
}

/** Its password fits again. */
export async function reopenAccount(database: Asked, email: string): Promise<void> {
  await database.query(
    `update auth.users set encrypted_password = substr(encrypted_password, 8)
      where email = $1 and encrypted_password like 'closed:%'`,
    [email],
  );
}
