import { cutTextStart } from '@visualadgen/graph/text/cut-text.ts';
import { randomBytes } from 'node:crypto';

export interface StoredFile {
  bytes: Buffer;
  contentType: string;
}

/** The files of the demo, as fal's CDN would keep them: in memory, the oldest leaving when it is full. */
export interface FileStore {
  /** Puts a file and gives its public URL. */
  put(file: StoredFile, extension: string): string;
  /** Reserves a name that bytes may be sent to, once, with the ticket. */
  reserve(contentType: string, fileName: string): { name: string; ticket: string };
  /** Whether the ticket was good for the name; it is spent now. */
  fill(name: string, ticket: string, bytes: Buffer, contentType: string | undefined): boolean;
  get(name: string): StoredFile | undefined;
  /** The file behind a URL of this store, `null` when the URL is somebody else's. */
  at(url: string): StoredFile | undefined | null;
  url(name: string): string;
}

const MOST_BYTES = 384 * 1024 * 1024;

export function createFileStore(origin: () => string): FileStore {
  const files = new Map<string, StoredFile>();
  const tickets = new Map<string, { ticket: string; contentType: string }>();
  let bytes = 0;

  const url = (name: string): string => `${origin()}/files/${name}`;
  const keep = (name: string, file: StoredFile): void => {
    files.set(name, file);
    bytes += file.bytes.length;
    for (const [oldest, { bytes: old }] of files) {
      if (bytes <= MOST_BYTES || oldest === name) break;
      files.delete(oldest);
      bytes -= old.length;
    }
  };

  return {
    url,
    put(file, extension) {
      const name = `${randomBytes(16).toString('base64url')}.${extension}`;
      keep(name, file);
      return url(name);
    },
    reserve(contentType, fileName) {
      const safe = cutTextStart(fileName.replace(/[^\w.-]+/g, '_'), 80) || 'file';
      const name = `${randomBytes(12).toString('base64url')}_${safe}`;
      const ticket = randomBytes(16).toString('base64url');
      tickets.set(name, { ticket, contentType });
      return { name, ticket };
    },
    fill(name, ticket, content, contentType) {
      const reserved = tickets.get(name);
      if (reserved?.ticket !== ticket) return false;
      tickets.delete(name);
      keep(name, { bytes: content, contentType: contentType ?? reserved.contentType });
      return true;
    },
    get: (name) => files.get(name),
    at(address) {
      const base = `${origin()}/files/`;
      return address.startsWith(base)
        ? files.get(decodeURIComponent(address.slice(base.length).split('?')[0] ?? ''))
        : null;
    },
  };
}
