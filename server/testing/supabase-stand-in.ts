import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export type SupabaseStandIn = Awaited<ReturnType<typeof startSupabaseStandIn>>;

/** For tests: a real HTTP server that keeps buckets and files in memory and answers as Supabase Storage is documented to. */
export async function startSupabaseStandIn(secretKey: string) {
  const buckets = new Map<string, { public: boolean; files: Map<string, StoredFile> }>();
  const calls: string[] = [];
  let faults: ((response: ServerResponse) => void)[] = [];

  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const path = (request.url ?? '').replace('/storage/v1', '');
      calls.push(`${request.method} ${path}`);
      const fault = faults.shift();
      if (fault) fault(response);
      else if (request.headers['apikey'] !== secretKey) refuse(response, 403, 'Unauthorized', 'Invalid Compact JWS');
      else answer(request, path, body, response);
    });
  });

  function answer(request: IncomingMessage, path: string, body: Buffer, response: ServerResponse): void {
    const [, kind = '', bucketName = '', ...rest] = path.split('/');
    if (kind === 'bucket') return answerBucket(request, bucketName, body, response);
    const signing = bucketName === 'sign';
    const bucket = buckets.get(signing ? (rest[0] ?? '') : bucketName);
    if (!bucket) return refuse(response, 404, 'Bucket not found', 'Bucket not found');
    if (signing) return sign(String(rest[0]), bucket.files, JSON.parse(body.toString()), response);
    const name = rest.join('/');
    if (request.method === 'POST') {
      if (bucket.files.has(name) && request.headers['x-upsert'] !== 'true') {
        return refuse(response, 409, 'Duplicate', 'The resource already exists');
      }
      bucket.files.set(name, { body, contentType: request.headers['content-type'] ?? '' });
      return send(response, 200, { Id: name, Key: `${bucketName}/${name}` });
    }
    if (request.method === 'DELETE') {
      const { prefixes } = JSON.parse(body.toString()) as { prefixes: string[] };
      return send(
        response,
        200,
        prefixes.filter((each) => bucket.files.delete(each)).map((each) => ({ name: each })),
      );
    }
    const file = bucket.files.get(name);
    if (!file) return refuse(response, 404, 'not_found', 'Object not found');
    response.writeHead(200, { 'content-type': file.contentType }).end(file.body);
  }

  function answerBucket(request: IncomingMessage, name: string, body: Buffer, response: ServerResponse): void {
    if (request.method === 'POST') {
      const wanted = JSON.parse(body.toString()) as { name: string; public: boolean };
      if (buckets.has(wanted.name)) return refuse(response, 409, 'Duplicate', 'The resource already exists');
      buckets.set(wanted.name, { public: wanted.public, files: new Map() });
      return send(response, 200, { name: wanted.name });
    }
    const bucket = buckets.get(name);
    if (!bucket) return refuse(response, 404, 'Bucket not found', 'Bucket not found');
    send(response, 200, { id: name, name, public: bucket.public });
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    buckets,
    calls,
    /** The next calls answer with these statuses; 0 breaks the connection. */
    fail(...statuses: number[]) {
      faults = statuses.map((status) => (response) => {
        if (status === 0) response.socket?.resetAndDestroy();
        else send(response, status, { message: 'upstream' });
      });
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface StoredFile {
  body: Buffer;
  contentType: string;
}

function sign(
  bucket: string,
  files: Map<string, StoredFile>,
  asked: { expiresIn: number; paths: string[] },
  response: ServerResponse,
): void {
  const answers = asked.paths.map((path) =>
    files.has(path)
      ? { error: null, path, signedURL: `/object/sign/${bucket}/${path}?token=t${asked.expiresIn}` }
      : { error: 'Either the object does not exist or you do not have access to it', path, signedURL: null },
  );
  // The order is not promised.
  send(response, 200, answers.toReversed());
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** The real status is in the body; on the wire it is always 400. */
function refuse(response: ServerResponse, status: number, error: string, message: string): void {
  send(response, 400, { statusCode: String(status), error, message });
}
