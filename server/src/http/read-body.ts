import type { IncomingMessage } from 'node:http';

/** Read past the limit so that the client gets its answer, but no further than this many times the limit. */
const patience = 4;

/** The whole body, or TOO_LARGE as soon as it passes `limit` bytes. What comes after that is read and thrown away. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'TOO_LARGE'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    if (Number(request.headers['content-length']) > limit) resolve('TOO_LARGE');
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve('TOO_LARGE');
        if (size > limit * patience) request.destroy();
      }
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });
}
