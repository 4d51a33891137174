import { connection } from './connection.ts';

/**
 * Fetches code of the page that was not needed before. Without a connection it waits for one: most browsers ask no second time for a
 * script that failed, until the page is loaded again. One that failed all the same is tried again as soon as the server answers.
 */
export async function fetchCode<Code>(load: () => Promise<Code>): Promise<Code> {
  await connection.recovered();
  try {
    return await load();
  } catch {
    await connection.answered();
    return load();
  }
}

/**
 * Code for what somebody does, fetched when it is first done. Without a connection that fails at once and nothing is asked for, so that
 * doing it again later can succeed; what has been fetched once works without.
 */
export function codeOnDemand<Code extends object>(load: () => Promise<Code>): () => Promise<Code> {
  let code: Code | null = null;
  return async () => {
    if (code) return code;
    if (connection.isAway()) throw new Error('Without a connection no code can be fetched.');
    code = await load();
    return code;
  };
}
