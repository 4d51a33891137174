import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Bytes up to which an answer goes out as it is: it fits one packet, and to compress it would take longer than to answer. */
const smallest = 1024;

type Encoding = 'br' | 'gzip';
type Done = (error: Error | null, packed: Buffer) => void;

/** Quickly rather than small: answers are made for one reader each. */
const compress: Record<Encoding, (body: string | Buffer, done: Done) => void> = {
  br: (body, done) =>
    brotliCompress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: 1 } }, done),
  gzip: (body, done) => gzip(body, { level: 5 }, done),
};

/** Sends a whole answer, compressed where it is large and the client takes that. Never for streams, whose events it would hold back. */
export function sendBody(
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  body: string | Buffer,
): void {
  const size = Buffer.byteLength(body);
  if (size <= smallest) return sendAsItIs();
  response.appendHeader('vary', 'accept-encoding');
  const encoding = chooseEncoding(response.req.headers['accept-encoding']);
  if (!encoding) return sendAsItIs();
  compress[encoding](body, (error, packed) => {
    if (response.destroyed) return;
    if (error) return sendAsItIs();
    response.writeHead(status, { ...headers, 'content-encoding': encoding, 'content-length': packed.length });
    response.end(packed);
  });

  function sendAsItIs(): void {
    response.writeHead(status, { ...headers, 'content-length': size });
    // As a text it leaves in one write with its headers.
    response.end(body);
  }
}

/** What a client likes best of what is offered, Brotli where it likes both alike; undefined for neither. */
export function chooseEncoding(accepted = ''): Encoding | undefined {
  if (accepted === '') return undefined;
  const likes = new Map<string, number>();
  for (const range of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
    likes.set(name, weight === undefined ? 1 : Number(weight) || 0);
  }
  const like = (name: string) => likes.get(name) ?? likes.get('*') ?? 0;
  const [br, zip] = [like('br'), like('gzip')];
  if (br === 0 && zip === 0) return undefined;
  return br >= zip ? 'br' : 'gzip';
}
