import type { Client } from 'urql';
import { connection } from '../../api/connection.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';
import { explainFailure, isUnreachable } from '../../api/read-answer.ts';
import type { UploadLimits } from '../../nodes/image/check-image.ts';
import { UploadLimitsQuery } from '../../nodes/image/image-documents.ts';
import { type KeptFiles, type KeptUpload, openKeptFiles } from './kept-files.ts';
import { joinTabs, type TabMessage, type UploadOrder } from './one-tab-sends.ts';
import { sendUpload } from './send-upload.ts';
import { isOpen, resumed, type UploadItem, type UploadState } from './upload-item.ts';
import { hideUploads, markUploads, showUploads, uploadOf, uploadStore } from './upload-store.ts';

/*
 * What becomes of files that are chosen: they are shown at once and kept in the browser; then one tab sends a few at a time, and what
 * became of each stays in the list until it is put away. A page that is loaded anew goes on with what is kept.
 */

/** A file, and the folders it lay in. */
export interface ChosenFile {
  file: File;
  folder: string;
}

export interface UploadQueue {
  add(chosen: readonly ChosenFile[], boardId: string | null): void;
  order(order: UploadOrder): void;
  /** Gives up what is on its way here; what is kept stays. */
  close(): void;
}

const sentAtOnce = 3;

export function openUploadQueue(client: Client, userId: string, kept: KeptFiles = openKeptFiles()): UploadQueue {
  /** Those of this page; others are kept. */
  const files = new Map<string, File>();
  const places = new Map<string, number>();
  const hasBegun = new Set<string>();
  const underWay = new Map<string, AbortController>();
  /** What would be lost with the page. */
  const notKept = new Set<string>();
  const limits = limitsOf(client);
  let lastPlace = 0;

  const tabs = joinTabs({ userId, onMessage: hear, onLead: () => void lead() });
  uploadStore.setState({ items: [], isPaused: isPausedFor(userId) });
  window.addEventListener('beforeunload', warn);
  void load().then(() => tabs.tell({ kind: 'opened' }));

  return {
    add(chosen, boardId) {
      const added = chosen.map(({ file, folder }): UploadItem => {
        const id = newIdempotencyKey();
        files.set(id, file);
        notKept.add(id);
        return { id, name: file.name, folder, byteSize: file.size, boardId, state: { kind: 'waiting' } };
      });
      show(added);
      if (!tabs.isLeading()) tabs.tell({ kind: 'added', items: added, files: filesOf(added) });
      void keep(added);
      sendNext();
    },
    order(order) {
      if (tabs.isLeading()) obey(order);
      else tabs.tell({ kind: 'order', order });
    },
    close() {
      window.removeEventListener('beforeunload', warn);
      tabs.close();
      for (const controller of underWay.values()) controller.abort();
      uploadStore.setState({ items: [] });
    },
  };

  // What is kept ----------------------------------------------------------------------------------------------------

  async function load(): Promise<ReadonlySet<string>> {
    const { uploads, withFile } = await kept.list(userId);
    for (const upload of uploads) {
      places.set(upload.id, upload.at);
      if (upload.hasBegun) hasBegun.add(upload.id);
    }
    showUploads(uploads.filter(({ id }) => !uploadOf(id)).map(withoutPlace));
    return withFile;
  }

  async function keep(items: readonly UploadItem[]): Promise<void> {
    await kept.write(items.map(asKept));
    for (const { id } of items) {
      const file = files.get(id);
      if (!file || !notKept.has(id) || (await kept.keepFile(id, file))) notKept.delete(id);
      // It may have been sent, or put away, meanwhile.
      if (!isWanted(id)) await kept.dropFile(id);
    }
  }

  function isWanted(id: string): boolean {
    const item = uploadOf(id);
    return item !== undefined && (isOpen(item) || item.state.kind === 'failed');
  }

  function asKept(item: UploadItem): KeptUpload {
    const at = places.get(item.id) ?? (lastPlace = Math.max(lastPlace + 1, Date.now() * 1_000));
    places.set(item.id, at);
    const state: UploadState = item.state.kind === 'sending' ? { kind: 'waiting' } : item.state;
    return { ...item, state, userId, at, hasBegun: hasBegun.has(item.id) };
  }

  function warn(event: BeforeUnloadEvent) {
    if ([...notKept].some(isWanted)) event.preventDefault();
  }

  // Between the tabs ------------------------------------------------------------------------------------------------

  async function lead(): Promise<void> {
    const withFile = await load();
    show(uploadStore.getState().items.map((item) => resumed(item, withFile.has(item.id) || files.has(item.id))));
    sendNext();
  }

  function hear(message: TabMessage): void {
    if (message.kind === 'removed') return hideUploads(new Set(message.ids));
    if (message.kind === 'leading') {
      const open = uploadStore.getState().items.filter(({ id }) => files.has(id) && isWanted(id));
      if (open.length > 0) tabs.tell({ kind: 'added', items: open, files: filesOf(open) });
    } else if (message.kind === 'changed') {
      uploadStore.setState({ isPaused: message.isPaused });
      showUploads(message.items);
      for (const { id } of message.items) if (!isWanted(id)) files.delete(id);
    } else if (message.kind === 'added') {
      for (const [id, file] of message.files) files.set(id, file);
      const news = message.items.filter(({ id }) => (uploadOf(id)?.state.kind ?? 'lost') === 'lost');
      show(news.map((item) => ({ ...item, state: { kind: 'waiting' } })));
      sendNext();
    } else if (tabs.isLeading()) {
      if (message.kind === 'order') obey(message.order);
      else show(uploadStore.getState().items);
    }
  }

  /** Here, and in the other tabs where this one leads. */
  function show(items: readonly UploadItem[]): void {
    showUploads(items);
    markUploads(userId, uploadStore.getState().items.length > 0);
    if (tabs.isLeading()) tabs.tell({ kind: 'changed', items, isPaused: uploadStore.getState().isPaused });
  }

  function filesOf(items: readonly UploadItem[]): Map<string, File> {
    return new Map(items.flatMap(({ id }) => (files.has(id) ? [[id, files.get(id) as File] as const] : [])));
  }

  // What is pressed -------------------------------------------------------------------------------------------------

  function obey(order: UploadOrder): void {
    if (order.kind === 'remove') return remove(order.ids);
    if (order.kind === 'retry') {
      for (const id of order.ids) if (uploadOf(id)?.state.kind === 'failed') change(id, { kind: 'waiting' });
    } else {
      pauseFor(userId, order.kind === 'pause');
      uploadStore.setState({ isPaused: order.kind === 'pause' });
      show([]);
      if (order.kind === 'pause') for (const controller of underWay.values()) controller.abort();
    }
    sendNext();
  }

  function remove(ids: readonly string[]): void {
    for (const id of ids) {
      underWay.get(id)?.abort();
      files.delete(id);
      notKept.delete(id);
    }
    hideUploads(new Set(ids));
    tabs.tell({ kind: 'removed', ids });
    markUploads(userId, uploadStore.getState().items.length > 0);
    void kept.remove(ids);
    sendNext();
  }

  // Sending ---------------------------------------------------------------------------------------------------------

  function sendNext(): void {
    const { items, isPaused } = uploadStore.getState();
    if (!tabs.isLeading() || isPaused) return;
    const waiting = items.filter(({ id, state }) => state.kind === 'waiting' && !underWay.has(id));
    for (const item of waiting.slice(0, sentAtOnce - underWay.size)) void send(item);
  }

  async function send(item: UploadItem): Promise<void> {
    const controller = new AbortController();
    underWay.set(item.id, controller);
    const end = await sendToEnd(item, controller.signal);
    underWay.delete(item.id);
    if (uploadOf(item.id)) change(item.id, end ?? { kind: 'waiting' });
    if (!isWanted(item.id)) {
      files.delete(item.id);
      notKept.delete(item.id);
      await kept.dropFile(item.id);
    }
    sendNext();
  }

  /** Null when it was given up. */
  async function sendToEnd({ id, boardId }: UploadItem, signal: AbortSignal): Promise<UploadState | null> {
    const file = files.get(id) ?? (await kept.file(id));
    if (!file) return { kind: 'lost' };
    const known = await limits();
    if (typeof known === 'string') return { kind: 'failed', message: known };
    const before = hasBegun.has(id);
    hasBegun.add(id);
    let toldAt = 0;
    return sendUpload({
      client,
      limits: known,
      file,
      boardId,
      hasBegun: before,
      signal,
      onState: (state) => {
        // A few times a second are enough to see it move.
        if (state.kind === 'sending' && state.fraction !== null && state.fraction < 1) {
          if (Date.now() - toldAt < 100) return;
          toldAt = Date.now();
        }
        if (!signal.aborted) change(id, state);
      },
    });
  }

  function change(id: string, state: UploadState): void {
    const item = uploadOf(id);
    if (!item) return;
    const next = { ...item, state };
    show([next]);
    if (state.kind !== 'sending' || item.state.kind !== 'sending') void kept.write([asKept(next)]);
  }
}

function withoutPlace({ userId: _owner, at: _at, hasBegun: _hasBegun, ...item }: KeptUpload): UploadItem {
  return item;
}

/** What the server takes, asked once; or why it could not be asked. */
function limitsOf(client: Client): () => Promise<UploadLimits | string> {
  let known: UploadLimits | null = null;
  return async () => {
    while (!known) {
      const { data, error } = await client.query(UploadLimitsQuery, {}).toPromise();
      if (data) known = data.uploadLimits;
      else if (error && isUnreachable(error)) await connection.answered();
      else return explainFailure(error);
    }
    return known;
  };
}

const pausedKey = 'visualadgen-uploads-paused';

function isPausedFor(userId: string): boolean {
  return localStorage.getItem(pausedKey) === userId;
}

function pauseFor(userId: string, isPaused: boolean): void {
  if (isPaused) localStorage.setItem(pausedKey, userId);
  else localStorage.removeItem(pausedKey);
}
