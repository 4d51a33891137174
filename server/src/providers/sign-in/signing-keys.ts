import { z } from 'zod';
import { AppError } from '../../errors.ts';

/** One public key of a Supabase project, as a JSON Web Key. */
export type SigningKey = z.infer<typeof signingKey>;

export interface SigningKeys {
  /**
   * The project's key of that id; undefined when it has none. Asks for the list anew when it is old, or does not have the id.
   * Throws SIGN_IN_UNAVAILABLE where that cannot be known.
   */
  find(keyId: string): Promise<SigningKey | undefined>;
}

/** In milliseconds. Supabase's own edge keeps the list for ten minutes. */
const freshFor = 600_000;
/** However many ids are asked for that nobody knows, the list is asked for once in this time. */
const lookAgainAfter = 10_000;
/** A list that cannot be renewed is believed this long: the sign-in being away must not send everybody home. */
const believedFor = 3_600_000;

const signingKey = z.looseObject({
  kid: z.string(),
  kty: z.string(),
  alg: z.string().optional(),
});
/** What is no key that we know is left out rather than taken for an error of all. */
const keyList = z.object({ keys: z.array(signingKey.nullable().catch(null)) });

/** The keys by which a project's sign-in signs, from its JWKS. */
export function createSigningKeys(fetchKeys: () => Promise<Response>): SigningKeys {
  let known = new Map<string, SigningKey>();
  let readAt = -Infinity;
  let triedAt = -Infinity;
  let failure: unknown;
  let reading: Promise<void> | undefined;

  return {
    async find(keyId) {
      const key = known.get(keyId);
      const age = Date.now() - readAt;
      if (key && age < freshFor) return key;
      if (reading || Date.now() - triedAt >= lookAgainAfter) await (reading ??= read());
      if (failure === undefined) return known.get(keyId);
      if (key && age < believedFor) return key;
      throw unavailable(failure);
    },
  };

  async function read(): Promise<void> {
    triedAt = Date.now();
    try {
      const response = await fetchKeys();
      if (!response.ok) throw new Error(`The list of keys was answered with ${response.status}.`);
      const { keys } = keyList.parse(await response.json());
      known = new Map(keys.flatMap((key) => (key ? [[key.kid, key]] : [])));
      readAt = Date.now();
      failure = undefined;
    } catch (error) {
      failure = error;
    } finally {
      reading = undefined;
    }
  }
}

export function unavailable(cause: unknown): AppError {
  return new AppError('SIGN_IN_UNAVAILABLE', { cause });
}
