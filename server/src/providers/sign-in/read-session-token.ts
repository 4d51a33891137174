import { z } from 'zod';

/** What a session's token says of itself, before its signature was looked at: nothing to be believed yet. */
export interface ReadToken {
  algorithm: 'ES256' | 'RS256' | 'HS256';
  /** Which of the project's keys is said to have signed it. */
  keyId: string | null;
  claims: SessionClaims;
}

export type SessionClaims = z.infer<typeof sessionClaims>;

/** Supabase's own are below 2 KB, and longer only by what a project adds to them. */
const longestToken = 12_288;
/** Seconds by which the clock of the sign-in may be ahead of ours. */
const clockSkew = 30;

/** What else stands there (`jwk`, `jku`, `x5u` …) would have us take the sender's word for the sender's key: it is not looked at. */
const header = z.object({
  alg: z.enum(['ES256', 'RS256', 'HS256']),
  kid: z.string().min(1).max(200).nullish(),
  crit: z.undefined().optional(),
});

const audience = 'authenticated';

const sessionClaims = z.object({
  sub: z.guid(),
  aud: z.union([z.literal(audience), z.array(z.string()).refine((all) => all.includes(audience))]),
  role: z.literal('authenticated'),
  exp: z.number(),
  nbf: z.number().optional(),
  iss: z.string().optional(),
  email: z.string().optional().catch(undefined),
  session_id: z.string().optional().catch(undefined),
  // Somebody without an address, whom nobody could reach and no budget could hold: a new one costs nothing.
  is_anonymous: z.literal(false).optional(),
});

/**
 * Reads a Supabase access token and checks all that can be without a key: `getClaims` of supabase-js looks at the signature and
 * the expiry alone. Null for what is none, is over, or was made for something else, such as the project's API keys.
 */
export function readSessionToken(token: string, issuer: string | undefined, now = Date.now()): ReadToken | null {
  if (token.length > longestToken) return null;
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part))) return null;
  const head = header.safeParse(parsePart(parts[0]));
  const body = sessionClaims.safeParse(parsePart(parts[1]));
  if (!head.success || !body.success) return null;
  const { data: claims } = body;
  const seconds = now / 1000;
  if (claims.exp <= seconds || (claims.nbf !== undefined && claims.nbf > seconds + clockSkew)) return null;
  if (issuer !== undefined && claims.iss !== issuer) return null;
  return { algorithm: head.data.alg, keyId: head.data.kid ?? null, claims };
}

function parsePart(part = ''): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString());
  } catch {
    return undefined;
  }
}
