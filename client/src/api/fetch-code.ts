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
