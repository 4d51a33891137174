/**
 * A private bucket of files. Paths are `{user_id}/{uuid}.{ext}`.
 * Filled in by Supabase Storage, or by a local folder whose links this server signs.
 */
export interface FileStorage {
  put(path: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Throws ASSET_MISSING when it is not there. */
  get(path: string): Promise<{ bytes: Uint8Array; contentType: string }>;
  has(path: string): Promise<boolean>;
  remove(paths: string[]): Promise<void>;
  /** Signed links, good for `seconds`, in the order of `paths`. One call for many. */
  signLinks(paths: string[], seconds: number): Promise<string[]>;
}
