import type { SignedFile } from '../routes.ts';
import type { ReadLink } from './run-content.ts';

/** Bytes of a copy that an answer may hold. */
const largest = 2 * 1024 * 1024;
const patience = 10_000;

/** Reads pictures of ours by their signed links: from the folder where they lie here, else from the storage that the link leads to. */
export function createLinkReader(readFile: ((url: string) => Promise<SignedFile>) | undefined): ReadLink {
  return async (url) => {
    const file = await (readFile ? readFromFolder(readFile, url) : fetchFile(url)).catch(() => null);
    return file && file.bytes.byteLength <= largest ? file : null;
  };
}

async function readFromFolder(readFile: (url: string) => Promise<SignedFile>, url: string) {
  const { pathname, search } = new URL(url);
  const { bytes, contentType } = await readFile(`${pathname}${search}`);
  return bytes && contentType !== undefined ? { bytes, contentType } : null;
}

async function fetchFile(url: string) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
  const contentType = answer.headers.get('content-type');
  return answer.ok && contentType !== null ? { bytes: new Uint8Array(await answer.arrayBuffer()), contentType } : null;
}
