import { z } from 'zod';
import { bad, type Check, good, warning } from './finding.ts';

const list = z.object({ keys: z.array(z.looseObject({ alg: z.string().optional(), kty: z.string() })) });
const issuerShape = z.object({ issuer: z.string() });
const known = new Set(['ES256', 'RS256']);

/** By what sessions are signed, and in whose name: this server believes no other. */
export const signingKeys: Check = {
  title: 'Signing keys',
  async examine(patient) {
    const { supabase } = patient.config;
    const { data } = list.safeParse((await patient.askSupabase('/auth/v1/.well-known/jwks.json'))?.json);
    if (!supabase || !data) return null;
    const { data: named } = issuerShape.safeParse(
      (await patient.askSupabase('/auth/v1/.well-known/openid-configuration'))?.json,
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
    const strange = algorithms.filter((algorithm) => !known.has(algorithm));
    if (strange.length > 0) {
      return bad(
        `${strange.join(', ')} is not understood by this server`,
        'In the dashboard under Project Settings, JWT Keys: rotate to a key for ES256.',
      );
    }
    return good([...new Set(algorithms)].join(', '));
  },
};
