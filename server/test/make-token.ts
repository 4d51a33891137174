import type { TokenScope } from '../src/secrets/personal-access-token.ts';
import type { Person, Result } from './sign-up.ts';

const createToken = `mutation ($input: CreateTokenInput!) {
  createToken(input: $input) {
    __typename
    ... on CreateTokenPayload { secret token { id name hint scopes expiresAt } }
    ... on Error { code message }
    ... on InputInvalidError { fields { path message } }
  }
}`;

export interface MadeToken {
  id: string;
  secret: string;
  authorization: string;
  hint: string;
  scopes: TokenScope[];
  expiresAt: string | null;
}

/** A personal access token of this person's. */
export async function makeToken(
  person: Person,
  scopes: readonly TokenScope[],
  name = 'A script',
  expiresInDays?: number | null,
  workflowIds?: readonly string[],
): Promise<MadeToken> {
  type Payload = { secret: string; token: Omit<MadeToken, 'secret' | 'authorization'> };
  const { createToken: made } = await person.read<{ createToken: Result<Payload> }>(createToken, {
    input: { name, scopes, expiresInDays, workflowIds },
  });
  const { secret, token } = made;
  if (!secret || !token) throw new Error(`The server refused: ${JSON.stringify(made)}`);
  return { ...token, secret, authorization: `Bearer ${secret}` };
}

/** Gives the answer's type. */
export async function revokeToken(person: Person, tokenId: string): Promise<string> {
  const query = 'mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { __typename } }';
  const { revokeToken: result } = await person.read<{ revokeToken: Result<object> }>(query, { input: { tokenId } });
  return result.__typename;
}
