import { describeNetworkFault } from '../network/network-fault.ts';
import { bad, type Check, good } from './finding.ts';
import { ask } from './patient.ts';

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
    } catch (fault) {
      return bad(
        `${hostname} cannot be reached: ${describeNetworkFault(fault)}`,
        'Check SUPABASE_URL letter by letter, and that this computer may reach it. A project that was deleted has no address.',
      );
    }
  },
};

function isGoTrue(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'name' in json && json.name === 'GoTrue';
}
