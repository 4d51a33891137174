import type { Client } from 'urql';
import { type ChosenFile, openUploadQueue, type UploadQueue } from './upload-queue.ts';

let opened: { client: Client; queue: UploadQueue } | null = null;

/** The one queue of this page for whoever is signed in; a client of the API serves one person. */
export function uploadsOf(client: Client, userId: string): UploadQueue {
  if (opened?.client !== client) {
    opened?.queue.close();
    opened = { client, queue: openUploadQueue(client, userId) };
  }
  return opened.queue;
}

export function closeUploads(): void {
  opened?.queue.close();
  opened = null;
}

export type { ChosenFile };
