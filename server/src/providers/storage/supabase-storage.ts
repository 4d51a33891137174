import { createClient } from '@supabase/supabase-js';
import { AppError } from '../../errors.ts';
import type { FileStorage } from '../../store/file-storage.ts';
import { withDeadline } from '../../network/deadline.ts';
import { retryExchange, TransientError } from '../../network/retry-exchange.ts';
import { readFilePath } from '../../store/asset-path.ts';
import { toStorageError } from './supabase-error.ts';

export interface SupabaseStorageOptions {
  /** Such as `https://abcd.supabase.co`. */
  url: string;
  /** A secret key (`sb_secret_…`, or the older service-role JWT): it stands above row-level security. */
  secretKey: string;
  bucket: string;
  timeoutMs?: number;
  /** Of an exchange that may be repeated; all of them may, for an upload replaces the same path. */
  tries?: number;
}

/** The name of ours. */
export const bucketName = 'generated-images';

/** What lies in it. */
export const fileTypes = ['image/png', 'image/jpeg', 'image/webp', 'font/ttf', 'font/otf', 'font/woff2'];

/** As the migrations make it, where they may. */
const bucketSettings = {
  public: false,
  fileSizeLimit: 30 * 1024 * 1024,
  allowedMimeTypes: fileTypes,
};

/** Files in a private bucket of Supabase Storage, which is made at the first use when it is missing. */
export function createSupabaseStorage(options: SupabaseStorageOptions): FileStorage {
  const { bucket, timeoutMs = 30_000, tries = 3 } = options;
  const client = createClient(options.url, options.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: {
      fetch: (input, init) =>
        withDeadline(timeoutMs, init?.signal ?? undefined, (signal) => fetch(input, { ...init, signal })),
    },
  });
  const files = () => client.storage.from(bucket);
  let bucketReady: Promise<void> | undefined;

  async function call<Data>(exchange: () => PromiseLike<Answer<Data>>): Promise<Data> {
    bucketReady ??= ensureBucket().catch((error: unknown) => {
      bucketReady = undefined;
      throw error;
    });
    await bucketReady;
    return attempt(exchange);
  }

  async function attempt<Data>(exchange: () => PromiseLike<Answer<Data>>): Promise<Data> {
    try {
      return await retryExchange({ tries }, async () => {
        const { data, error } = await exchange();
        if (error || data === null) throw toStorageError(error);
        return data;
      });
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      throw new AppError('STORAGE_UNAVAILABLE', { cause: error });
    }
  }

  async function ensureBucket(): Promise<void> {
    const found = await attempt(() => client.storage.getBucket(bucket)).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'ASSET_MISSING') return null;
      throw error;
    });
    if (found?.public) {
      const message = `The bucket "${bucket}" is public: everyone could see every picture. Make it private.`;
      throw new AppError('STORAGE_REFUSED', { message });
    }
    if (!found) await createBucket();
  }

  async function createBucket(): Promise<void> {
    await attempt(async () => {
      const answer = await client.storage.createBucket(bucket, bucketSettings);
      // Another server was faster.
      const exists = answer.error !== null && /already exists|duplicate/i.test(answer.error.message);
      return exists ? { data: { name: bucket }, error: null } : answer;
    });
  }

  return {
    async put(path, bytes, contentType) {
      readFilePath(path);
      // A picture never changes under its path, so browsers and CDNs may keep it for as long as its link lasts.
      await call(() => files().upload(path, bytes, { contentType, upsert: true, cacheControl: '31536000' }));
    },

    async get(path) {
      const { contentType } = readFilePath(path);
      const blob = await call(async () => files().download(path));
      return { bytes: new Uint8Array(await blob.arrayBuffer()), contentType: blob.type || contentType };
    },

    async has(path) {
      readFilePath(path);
      const { found } = await call(async () => {
        const { data } = await files().exists(path);
        return { data: { found: data }, error: null };
      });
      return found;
    },

    async remove(paths) {
      for (const path of paths) readFilePath(path);
      if (paths.length > 0) await call(() => files().remove(paths));
    },

    async signLinks(paths, seconds) {
      for (const path of paths) readFilePath(path);
      if (paths.length === 0) return [];
      const signed = await call(() => files().createSignedUrls(paths, seconds));
      const links = new Map(signed.map(({ path, signedUrl }) => [path, signedUrl]));
      // One file that is gone must not cost the links of the others: its link is one that answers "not found".
      return paths.map((path) => links.get(path) ?? `${options.url}/storage/v1/object/sign/${bucket}/${path}`);
    },
  };
}

interface Answer<Data> {
  data: Data | null;
  error: Error | null;
}
