import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { claimsIn } from './auth-api.ts';
import { type Exchange, readJson, refuseStorage, send } from './respond.ts';
import { bySecret, compact } from './signing.ts';

interface BucketRow {
  id: string;
  name: string;
  public: boolean;
  file_size_limit: string | null;
  allowed_mime_types: string[] | null;
}

/**
 * Supabase Storage: files by their paths, and rows of `storage.objects` that are read and written as whoever asks, so that the
 * project's own policies decide. `bytes` are the files themselves.
 */
export function createStorageApi(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => {});
  const bytes = new Map<string, { body: Buffer; contentType: string }>();
  const sign = bySecret(randomBytes(32));

  return {
    bytes,
    async answer(exchange: Exchange): Promise<void> {
      const [, kind, second = '', ...rest] = exchange.path.split('/').map(decodeURIComponent);
      try {
        if (kind === 'bucket') return await answerBucket(exchange, second);
        if (kind !== 'object') return refuseStorage(exchange, 404, 'not_found', 'Route not found');
        if (second === 'public') return await download(exchange, rest[0] ?? '', rest.slice(1).join('/'), 'public');
        if (second === 'sign') {
          const [bucket = '', ...path] = rest;
          if (exchange.request.method === 'POST') return await signMany(exchange, bucket);
          return await downloadSigned(exchange, bucket, path.join('/'));
        }
        return await answerObject(exchange, second, rest.join('/'));
      } catch (fault) {
        if (fault instanceof pg.DatabaseError && fault.code === '42501') {
          return refuseStorage(exchange, 403, 'Unauthorized', fault.message);
        }
        throw fault;
      }
    },
    close: () => pool.end(),
  };

  /** As whoever asks, under the project's policies. */
  async function as<Row extends pg.QueryResultRow>(
    { role, userId }: Exchange,
    statement: string,
    values: unknown[],
  ): Promise<Row[]> {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)", [
        role,
        JSON.stringify({ role, sub: userId }),
      ]);
      const { rows } = await client.query<Row>(statement, values);
      await client.query('commit');
      return rows;
    } catch (fault) {
      await client.query('rollback');
      throw fault;
    } finally {
      client.release();
    }
  }

  async function answerBucket(exchange: Exchange, id: string): Promise<void> {
    const { request, response, body } = exchange;
    if (request.method === 'POST') {
      const wanted = readJson(body) as unknown as BucketRow;
      const made = await as(
        exchange,
        'insert into storage.buckets (id, name, public, file_size_limit, allowed_mime_types) values ($1, $2, $3, $4, $5) on conflict do nothing returning id',
        [wanted.name, wanted.name, wanted.public, wanted.file_size_limit, wanted.allowed_mime_types],
      );
      if (made.length === 0) return refuseStorage(exchange, 409, 'Duplicate', 'The resource already exists');
      return send(response, 200, { name: wanted.name });
    }
    const [bucket] = await as<BucketRow>(exchange, 'select * from storage.buckets where id = $1', [id]);
    if (!bucket) return refuseStorage(exchange, 404, 'Bucket not found', 'Bucket not found');
    const limit = bucket.file_size_limit === null ? null : Number(bucket.file_size_limit);
    send(response, 200, { ...bucket, file_size_limit: limit });
  }

  async function answerObject(exchange: Exchange, bucketId: string, path: string): Promise<void> {
    const { request, response, body } = exchange;
    if (request.method === 'POST' || request.method === 'PUT') return upload(exchange, bucketId, path);
    if (request.method === 'DELETE') {
      const { prefixes } = readJson(body) as { prefixes: string[] };
      const gone = await as<{ name: string }>(
        exchange,
        'delete from storage.objects where bucket_id = $1 and name = any($2) returning name',
        [bucketId, prefixes],
      );
      for (const { name } of gone) bytes.delete(`${bucketId}/${name}`);
      return send(response, 200, gone);
    }
    if (bucketId === 'authenticated')
      return download(exchange, path.split('/')[0] ?? '', path.split('/').slice(1).join('/'));
    return download(exchange, bucketId, path);
  }

  async function upload(exchange: Exchange, bucketId: string, path: string): Promise<void> {
    const { request, response, body } = exchange;
    const { rows } = await pool.query<BucketRow>('select * from storage.buckets where id = $1', [bucketId]);
    const [bucket] = rows;
    if (!bucket) return refuseStorage(exchange, 404, 'Bucket not found', 'Bucket not found');
    const contentType = request.headers['content-type'] ?? '';
    if (bucket.file_size_limit !== null && body.length > Number(bucket.file_size_limit)) {
      return refuseStorage(exchange, 413, 'Payload too large', 'The object exceeded the maximum allowed size');
    }
    if (bucket.allowed_mime_types && !bucket.allowed_mime_types.includes(contentType)) {
      return refuseStorage(exchange, 415, 'invalid_mime_type', `mime type ${contentType} is not supported`);
    }
    const again = request.headers['x-upsert'] === 'true' ? 'do update set updated_at = now()' : 'do nothing';
    const [made] = await as<{ id: string }>(
      exchange,
      `insert into storage.objects (bucket_id, name, owner_id, metadata) values ($1, $2, $3, $4) on conflict (bucket_id, name) ${again} returning id`,
      [bucketId, path, exchange.userId, { size: body.length, mimetype: contentType }],
    );
    if (!made) return refuseStorage(exchange, 409, 'Duplicate', 'The resource already exists');
    bytes.set(`${bucketId}/${path}`, { body, contentType });
    send(response, 200, { Id: made.id, Key: `${bucketId}/${path}` });
  }

  async function signMany(exchange: Exchange, bucketId: string): Promise<void> {
    const { expiresIn, paths } = readJson(exchange.body) as { expiresIn: number; paths: string[] };
    const found = await as<{ name: string }>(
      exchange,
      'select name from storage.objects where bucket_id = $1 and name = any($2)',
      [bucketId, paths],
    );
    const there = new Set(found.map(({ name }) => name));
    const now = Math.floor(Date.now() / 1000);
    // The order is not promised.
    const answers = paths.toReversed().map((path) => {
      if (!there.has(path)) {
        return { error: 'Either the object does not exist or you do not have access to it', path, signedURL: null };
      }
      const token = compact({ alg: 'HS256' }, { url: `${bucketId}/${path}`, iat: now, exp: now + expiresIn }, sign);
      return { error: null, path, signedURL: `/object/sign/${bucketId}/${path}?token=${token}` };
    });
    send(exchange.response, 200, answers);
  }

  async function downloadSigned(exchange: Exchange, bucketId: string, path: string): Promise<void> {
    const token = exchange.query.get('token');
    if (!token) return refuseStorage(exchange, 400, 'Error', "querystring must have required property 'token'");
    const [head = '', body = '', signature] = token.split('.');
    if (sign(`${head}.${body}`) !== signature) {
      return refuseStorage(exchange, 400, 'InvalidJWT', 'signature verification failed');
    }
    const { url, exp } = claimsIn(token);
    if (url !== `${bucketId}/${path}`) return refuseStorage(exchange, 400, 'InvalidSignature', 'Invalid signature');
    if (Number(exp) * 1000 <= Date.now()) {
      return refuseStorage(exchange, 400, 'InvalidJWT', '"exp" claim timestamp check failed');
    }
    return serve(exchange, `${bucketId}/${path}`);
  }

  async function download(exchange: Exchange, bucketId: string, path: string, way?: 'public'): Promise<void> {
    if (way) {
      const { rowCount } = await pool.query('select from storage.buckets where id = $1 and public', [bucketId]);
      if (rowCount === 0) return refuseStorage(exchange, 404, 'Bucket not found', 'Bucket not found');
      return serve(exchange, `${bucketId}/${path}`);
    }
    const found = await as(exchange, 'select from storage.objects where bucket_id = $1 and name = $2', [
      bucketId,
      path,
    ]);
    if (found.length === 0) return refuseStorage(exchange, 404, 'not_found', 'Object not found');
    return serve(exchange, `${bucketId}/${path}`);
  }

  function serve(exchange: Exchange, key: string): void {
    const file = bytes.get(key);
    if (!file) return refuseStorage(exchange, 404, 'not_found', 'Object not found');
    exchange.response.writeHead(200, { 'content-type': file.contentType, 'content-length': file.body.length });
    exchange.response.end(exchange.request.method === 'HEAD' ? undefined : file.body);
  }
}
