import type { Person } from './sign-up.ts';

/** Ends the session that this person came with; gives the token, which says nothing any more. */
export async function signOut(url: string, { authorization }: Person): Promise<string> {
  const config = (await (await fetch(`${url}/config.json`)).json()) as { supabasePublishableKey: string };
  const headers = { authorization, apikey: config.supabasePublishableKey };
  const { status } = await fetch(`${url}/auth/v1/logout?scope=local`, { method: 'POST', headers });
  if (status !== 204) throw new Error(`Signing out was answered with ${status}.`);
  return authorization;
}
