import type { UploadItem } from './upload-item.ts';

/*
 * Of all tabs of a person one sends, so that no file is sent twice: whichever has the lock. It tells the others how things stand, and they
 * tell it what was pressed there. When it is closed, the browser gives the lock to another, which goes on with what is kept.
 */

/** What is pressed, in whatever tab. */
export type UploadOrder =
  | { kind: 'pause' | 'resume' }
  | { kind: 'retry'; ids: readonly string[] }
  | { kind: 'remove'; ids: readonly string[] };

export type TabMessage =
  | { kind: 'order'; order: UploadOrder }
  /** The files go along: the browser passes them on without copying. */
  | { kind: 'added'; items: readonly UploadItem[]; files: ReadonlyMap<string, File> }
  | { kind: 'changed'; items: readonly UploadItem[]; isPaused: boolean }
  | { kind: 'removed'; ids: readonly string[] }
  /** A tab that was opened just now asks how things stand. */
  | { kind: 'opened' }
  /** A tab has taken over; who has files that it may not know of sends them along. */
  | { kind: 'leading' };

export interface Tabs {
  isLeading(): boolean;
  tell(message: TabMessage): void;
  close(): void;
}

interface TabOptions {
  userId: string;
  onMessage: (message: TabMessage) => void;
  /** This tab is the one that sends from now on. */
  onLead: () => void;
}

export function joinTabs({ userId, onMessage, onLead }: TabOptions): Tabs {
  const name = `visualadgen-uploads-${userId}`;
  const channel = new BroadcastChannel(name);
  const left = new AbortController();
  let isLeading = false;
  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => onMessage(data));

  function tell(message: TabMessage) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
    if (!left.signal.aborted) channel.postMessage(message);
  }

  function lead() {
    if (left.signal.aborted) return;
    isLeading = true;
    tell({ kind: 'leading' });
    onLead();
  }

  // Locks need HTTPS. Without them each tab sends: what goes up twice is one picture all the same, for the server knows it again.
  if (navigator.locks) {
    const untilLeft = () => new Promise<void>((resolve) => left.signal.addEventListener('abort', () => resolve()));
    navigator.locks
      .request(name, { signal: left.signal }, () => {
        lead();
        return untilLeft();
      })
      // Given up while it waited.
      .catch(() => undefined);
  } else queueMicrotask(lead);

  return {
    isLeading: () => isLeading,
    tell,
    close() {
      isLeading = false;
      left.abort();
      channel.close();
    },
  };
}
