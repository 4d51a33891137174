import { z } from 'zod';
import { bad, type Check, good, warning } from './finding.ts';

const settingsShape = z.object({
  external: z.object({ email: z.boolean(), anonymous_users: z.boolean().optional() }),
  disable_signup: z.boolean(),
  mailer_autoconfirm: z.boolean(),
});
const inDashboard = 'in the Supabase dashboard under Authentication, Sign In / Providers';

/** What the project lets people do at the form. */
export const signInSettings: Check = {
  title: 'Sign-in',
  async examine(inspection) {
    const reply = await inspection.askSupabase('/auth/v1/settings');
    const { data } = settingsShape.safeParse(reply?.json);
    if (!data) return null;
    if (!data.external.email)
      return bad('by e-mail is off, and there is no other form', `Turn Email on, ${inDashboard}.`);
    if (data.disable_signup) {
      return warning(
        'nobody new can sign up',
        `If that is not meant, turn “Allow new users to sign up” on, ${inDashboard}. Otherwise add people under Authentication, Users.`,
      );
    }
    if (data.external.anonymous_users) {
      return warning(
        'without an address is on, and this server refuses it',
        `Turn “Allow anonymous sign-ins” off, ${inDashboard}: such accounts are of no use here.`,
      );
    }
    return good(data.mailer_autoconfirm ? 'by e-mail, at once' : 'by e-mail, which is to be confirmed');
  },
};

const keysShape = z.object({ keys: z.array(z.looseObject({ alg: z.string().optional(), kty: z.string() })) });
const issuerShape = z.object({ issuer: z.string() });
const knownAlgorithms = new Set(['ES256', 'RS256']);

/** By what sessions are signed, and in whose name: this server believes no other. */
export const signingKeys: Check = {
  title: 'Signing keys',
  async examine(inspection) {
    const { supabase } = inspection.config;
    const { data } = keysShape.safeParse((await inspection.askSupabase('/auth/v1/.well-known/jwks.json'))?.json);
    if (!supabase || !data) return null;
    const { data: named } = issuerShape.safeParse(
      (await inspection.askSupabase('/auth/v1/.well-known/openid-configuration'))?.json,
    );
    if (named && named.issuer !== `${supabase.url}/auth/v1`) {
      return bad(
        `sessions are made out by ${named.issuer}, and would all be refused`,
        `Set SUPABASE_URL to ${named.issuer.replace(/\/auth\/v1$/, '')}.`,
      );
    }
    if (data.keys.length === 0) {
      return warning(
        'none: sessions are signed by a shared secret (HS256)',
        'It works, but each new session is asked about at Supabase. In the dashboard under Project Settings, JWT Keys: migrate, then rotate to ES256.',
      );
    }
    const algorithms = data.keys.map(({ alg, kty }) => alg ?? { EC: 'ES256', RSA: 'RS256' }[kty] ?? kty);
    const strange = algorithms.filter((algorithm) => !knownAlgorithms.has(algorithm));
    if (strange.length > 0) {
      return bad(
        `${strange.join(', ')} is not understood by this server`,
        'In the dashboard under Project Settings, JWT Keys: rotate to a key for ES256.',
      );
    }
    return good([...new Set(algorithms)].join(', '));
  },
};

/** In seconds. */
const uneasySeconds = 10;
const wrongSeconds = 30;

/** Sessions begin and end by the clock, Supabase's and ours. */
export const clock: Check = {
  title: 'Clock',
  async examine(inspection) {
    const ahead = (await inspection.askSupabase('/auth/v1/health'))?.clockAhead;
    if (ahead === null || ahead === undefined) return null;
    const seconds = Math.round(Math.abs(ahead) / 1000);
    if (seconds <= uneasySeconds) return good('agrees with Supabase’s');
    const says = `${seconds} s ${ahead > 0 ? 'behind' : 'ahead of'} Supabase’s`;
    const mend = 'Set this computer’s clock by the network: `timedatectl set-ntp true`, or its like.';
    return seconds > wrongSeconds ? bad(says, mend) : warning(says, mend);
  },
};
