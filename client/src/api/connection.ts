import { useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * `offline`: the browser has no network. `reconnecting`: there is one, but the server does not answer. `limited`: the server has had enough
 * of this person for the moment.
 */
export type ConnectionState = 'online' | 'limited' | 'reconnecting' | 'offline';

const firstWait = 1_000;
const longestWait = 15_000;

/**
 * Tells whether the server can be reached. It is online until somebody reports a lost request or socket; from then on it asks
 * by itself, at growing intervals, until an answer comes or somebody else reports one.
 */
export class Connection {
  private readonly isReachable: () => Promise<boolean>;
  private isBrowserOnline = typeof window === 'undefined' || navigator.onLine;
  private isLost = false;
  private isLimited = false;
  private wait = firstWait;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(isReachable: () => Promise<boolean>) {
    this.isReachable = isReachable;
    if (typeof window === 'undefined') return;
    window.addEventListener('online', () => {
      this.isBrowserOnline = true;
      this.emit();
      if (this.isLost) void this.probe();
    });
    window.addEventListener('offline', () => {
      this.isBrowserOnline = false;
      this.emit();
    });
  }

  readonly getState = (): ConnectionState => {
    if (!this.isBrowserOnline) return 'offline';
    if (this.isLost) return 'reconnecting';
    return this.isLimited ? 'limited' : 'online';
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A request never got an answer, or a socket broke. */
  reportLost(): void {
    if (this.isLost) return;
    this.isLost = true;
    this.wait = firstWait;
    this.emit();
    this.scheduleProbe();
  }

  /** The server answered that this is too much at once. */
  reportLimited(): void {
    if (this.isLimited) return;
    this.isLimited = true;
    this.emit();
  }

  /** The server answered something else. */
  reportReached(): void {
    if (!this.isLost && !this.isLimited) return;
    this.isLost = false;
    this.isLimited = false;
    clearTimeout(this.timer);
    this.emit();
  }

  /** Resolves when the server can be reached again, or after so many milliseconds, whichever is first. */
  waitForRecovery(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(finish, milliseconds);
      const stop = this.subscribe(() => {
        if (this.getState() === 'online') finish();
      });
    });
  }

  /** Resolves when nothing is known to stand between the page and the server: mostly at once. */
  async recovered(): Promise<void> {
    while (this.isAway()) await this.waitForRecovery(longestWait);
  }

  /** Whether nothing can be asked of the server now, as far as is known. */
  isAway(): boolean {
    return this.getState() === 'offline' || this.getState() === 'reconnecting';
  }

  /** Resolves when the server has answered, which it is asked to do now. */
  async answered(): Promise<void> {
    if (this.isBrowserOnline && (await this.isReachable())) return this.reportReached();
    this.reportLost();
    await this.recovered();
  }

  private scheduleProbe(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.probe(), this.wait);
    this.wait = Math.min(this.wait * 2, longestWait);
  }

  private async probe(): Promise<void> {
    if (await this.isReachable()) this.reportReached();
    else if (this.isLost) this.scheduleProbe();
  }

  private emit(): void {
    for (const listener of this.listeners) listener();
  }
}

export const connection = new Connection(async () => {
  const response = await fetch('/health/live', { cache: 'no-store' }).catch(() => null);
  return response?.ok ?? false;
});

export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(connection.subscribe, connection.getState);
}

/** Calls back each time the server can be reached again: the moment to repeat what failed. */
export function useOnReconnected(callback: () => void): void {
  const state = useConnectionState();
  const before = useRef(state);
  const latest = useRef(callback);
  useEffect(() => {
    latest.current = callback;
  });
  useEffect(() => {
    if (state === 'online' && before.current !== 'online') latest.current();
    before.current = state;
  }, [state]);
}
