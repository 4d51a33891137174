import type { Client } from 'urql';
import { create } from 'zustand';
import type { UploadLimits } from '../image/check-image.ts';
import { nodeNameOfFile } from '../../graph/file/node-name-of-file.ts';
import { uploadImage } from '../image/upload-image.ts';
import { putPhoto } from './photo-list.ts';
import type { Photo } from './photo-list.ts';

/*
 * Pictures on their way into a list. They go on while another node is looked at: each is put into its list as soon as it is there.
 * A few are sent at a time; one that is refused stays, with the reason, until it is put away.
 */

export type PhotoUpload = { key: number; name: string } & (
  | { kind: 'waiting' }
  /** `fraction` is null while the picture is made ready here. */
  | { kind: 'sending'; fraction: number | null }
  | { kind: 'refused'; message: string }
);

/** Where the pictures go. */
export interface PhotoTarget {
  /** Of the node and its field. */
  id: string;
  client: Client;
  limits: UploadLimits;
  most: number;
  read(): readonly Photo[];
  write(photos: readonly Photo[]): void;
  rememberAsset(assetId: string, url: string): void;
}

const sentAtOnce = 3;
const none: readonly PhotoUpload[] = [];
const useUploads = create<Readonly<Record<string, readonly PhotoUpload[]>>>(() => ({}));
const underWay = new Map<number, AbortController>();
let lastKey = 0;

export function usePhotoUploads(id: string): readonly PhotoUpload[] {
  return useUploads((uploads) => uploads[id] ?? none);
}

/** Sends files to a list, in their order. */
export async function uploadPhotos(target: PhotoTarget, files: readonly File[]): Promise<void> {
  const room = Math.max(0, target.most - target.read().length);
  const batch: (string | null)[] = files.map(() => null);
  const uploads = files.map((file, at): PhotoUpload => {
    const upload = { key: (lastKey += 1), name: file.name };
    return at < room ? { ...upload, kind: 'waiting' } : { ...upload, kind: 'refused', message: noRoom(target.most) };
  });
  for (const { key, kind } of uploads) if (kind === 'waiting') underWay.set(key, new AbortController());
  change(target.id, (known) => [...known, ...uploads]);
  const queue = uploads.entries();
  const sendNext = async (): Promise<void> => {
    for (const [at, { key }] of queue) {
      const [file, controller] = [files[at], underWay.get(key)];
      if (file && controller && !controller.signal.aborted) await send(target, { file, key, at, batch, controller });
    }
  };
  await Promise.all(Array.from({ length: sentAtOnce }, sendNext));
}

/** Gives one up that is on its way, or puts away what was said of one. */
export function dropUpload(id: string, key: number): void {
  underWay.get(key)?.abort();
  underWay.delete(key);
  change(id, (known) => known.filter((upload) => upload.key !== key));
}

interface Sending {
  file: File;
  key: number;
  /** Its place among those that came with it. */
  at: number;
  batch: (string | null)[];
  controller: AbortController;
}

async function send(target: PhotoTarget, { file, key, at, batch, controller }: Sending): Promise<void> {
  const { signal } = controller;
  const tell = (fraction: number | null) =>
    change(target.id, (known) =>
      known.map((upload) => (upload.key === key ? { key, name: file.name, kind: 'sending', fraction } : upload)),
    );
  tell(null);
  const result = await uploadImage(target.client, file, { limits: target.limits, signal, onSent: tell });
  if (signal.aborted) return;
  underWay.delete(key);
  const refusal = result.ok ? keep(target, result, { file, at, batch }) : result.message;
  change(target.id, (known) =>
    refusal === null
      ? known.filter((upload) => upload.key !== key)
      : known.map((upload) =>
          upload.key === key ? { key, name: file.name, kind: 'refused', message: refusal } : upload,
        ),
  );
}

/** Why an uploaded picture does not come into the list; null where it does. */
function keep(
  target: PhotoTarget,
  { assetId, url }: { assetId: string; url: string },
  { file, at, batch }: Pick<Sending, 'file' | 'at' | 'batch'>,
): string | null {
  const photos = target.read();
  if (photos.some((photo) => photo.asset_id === assetId)) return 'This picture is in the list already.';
  if (photos.length >= target.most) return noRoom(target.most);
  batch[at] = assetId;
  target.rememberAsset(assetId, url);
  target.write(putPhoto(photos, { asset_id: assetId, name: nodeNameOfFile(file.name) ?? '' }, batch, at));
  return null;
}

function noRoom(most: number): string {
  return `There is no more room: a list holds at most ${most.toLocaleString('en')} pictures.`;
}

function change(id: string, of: (known: readonly PhotoUpload[]) => readonly PhotoUpload[]): void {
  useUploads.setState((uploads) => ({ [id]: of(uploads[id] ?? none) }));
}
