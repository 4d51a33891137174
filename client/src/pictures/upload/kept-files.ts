import type { UploadItem } from './upload-item.ts';

/*
 * The queue as it outlives the page, in IndexedDB: what is to be uploaded in one place, the files themselves in another, so that
 * a list of thousands is read without them.
 */

/** An upload as it is kept. */
export interface KeptUpload extends UploadItem {
  userId: string;
  /** Its place in the order. */
  at: number;
  /** It was on its way before: what the server then has already is this very file. */
  hasBegun: boolean;
}

export interface KeptFiles {
  /** In their order; and of which the file is there. */
  list(userId: string): Promise<{ uploads: KeptUpload[]; withFile: ReadonlySet<string> }>;
  write(uploads: readonly KeptUpload[]): Promise<void>;
  /** Whether there was room for it. */
  keepFile(id: string, file: File): Promise<boolean>;
  file(id: string): Promise<File | null>;
  dropFile(id: string): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

const [uploadsName, filesName] = ['uploads', 'files'] as const;

/** Where the browser has no such place (some do not, in private windows) nothing is kept, and the page says so when it is left. */
export function openKeptFiles(): KeptFiles {
  let opened: Promise<IDBDatabase | null> | undefined;
  const database = () => (opened ??= open().catch(() => null));

  async function change(act: (uploads: IDBObjectStore, files: IDBObjectStore) => void): Promise<boolean> {
    const db = await database();
    if (!db) return false;
    try {
      const transaction = db.transaction([uploadsName, filesName], 'readwrite');
      act(transaction.objectStore(uploadsName), transaction.objectStore(filesName));
      await ended(transaction);
      return true;
    } catch {
      // No room, or a file that has changed since it was chosen.
      return false;
    }
  }

  async function read<Value>(act: (uploads: IDBObjectStore, files: IDBObjectStore) => Promise<Value>) {
    const db = await database();
    if (!db) return null;
    const transaction = db.transaction([uploadsName, filesName]);
    return act(transaction.objectStore(uploadsName), transaction.objectStore(filesName)).catch(() => null);
  }

  return {
    async list(userId) {
      const found = await read(async (uploads, files) => {
        const [all, ids] = await Promise.all([
          answered<KeptUpload[]>(uploads.index('userId').getAll(userId)),
          answered(files.getAllKeys()),
        ]);
        return { uploads: all.toSorted((one, other) => one.at - other.at), withFile: new Set(ids.map(String)) };
      });
      return found ?? { uploads: [], withFile: new Set() };
    },
    async write(uploads) {
      await change((store) => {
        for (const upload of uploads) store.put(upload);
      });
    },
    keepFile: (id, file) => change((_uploads, files) => files.put(file, id)),
    file: (id) => read((_uploads, files) => answered<File | undefined>(files.get(id))).then((file) => file ?? null),
    async dropFile(id) {
      await change((_uploads, files) => files.delete(id));
    },
    async remove(ids) {
      await change((uploads, files) => {
        for (const id of ids) {
          uploads.delete(id);
          files.delete(id);
        }
      });
    },
  };
}

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('visualadgen-uploads', 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(uploadsName, { keyPath: 'id' }).createIndex('userId', 'userId');
    request.result.createObjectStore(filesName);
  });
  return answered(request);
}

function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () =>
      reject(request.error ?? new Error('The browser could not read its files.')),
    );
  });
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('There was no room.')));
  });
}
