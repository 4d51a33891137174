/** What has been used of one minute, by key. */
export interface PointsUsed {
  key: string;
  points: number;
}

export interface PointCounterOptions {
  perMinute: number;
  /**
   * Where several servers count together: adds what was used here in that minute (since 1970), and gives what all have used of
   * it. Without it this server counts alone.
   */
  share?: ((minute: number, used: readonly PointsUsed[]) => Promise<readonly PointsUsed[]>) | undefined;
  onError?(error: unknown): void;
  now?(): number;
}

export interface Balance {
  remaining: number;
  /** When there are new ones, in milliseconds since 1970. */
  resetAt: number;
}

export interface PointCounter {
  perMinute: number;
  /** Takes points of the current minute: 0, or the seconds after which there are new ones; Infinity for more than there ever are. */
  take(key: string, points: number): number;
  /** How that key stands now. */
  look(key: string): Balance;
  close(): void;
}

const minuteLength = 60_000;
/** Milliseconds between two rounds of telling other servers: so much later they know. */
const sharedEvery = 1_000;
/** Whoever comes with still more addresses within a minute shares one account with the others who do. */
const mostKeys = 200_000;

interface Account {
  /** Used on all servers, as far as this one was told. */
  known: number;
  /** Used here since. */
  unsent: number;
}

/**
 * Counts in memory, without waiting: an operation that takes 20 µs is not to ask a database whether it may. Each minute
 * begins with empty accounts, so that what is remembered stays small.
 */
export function createPointCounter({ perMinute, share, onError, now = Date.now }: PointCounterOptions): PointCounter {
  let minute = -1;
  let accounts = new Map<string, Account>();
  let changed = new Set<string>();
  let isExchanging = false;
  const timer = share && setInterval(() => void exchange(share), sharedEvery);
  timer?.unref();

  return {
    perMinute,
    take(key, points) {
      if (points > perMinute) return Number.POSITIVE_INFINITY;
      const { name, account, time } = openAccount(key);
      if (account.known + account.unsent + points > perMinute) {
        return Math.max(1, Math.ceil((nextMinute() - time) / 1000));
      }
      account.unsent += points;
      if (share) changed.add(name);
      return 0;
    },
    look(key) {
      const { account } = openAccount(key);
      return { remaining: Math.max(0, perMinute - account.known - account.unsent), resetAt: nextMinute() };
    },
    close: () => clearInterval(timer),
  };

  function openAccount(key: string) {
    const time = now();
    const current = Math.floor(time / minuteLength);
    if (current !== minute) {
      minute = current;
      accounts = new Map();
      changed = new Set();
    }
    const name = accounts.has(key) || accounts.size < mostKeys ? key : '';
    let account = accounts.get(name);
    if (!account) accounts.set(name, (account = { known: 0, unsent: 0 }));
    return { name, account, time };
  }

  function nextMinute(): number {
    return (minute + 1) * minuteLength;
  }

  async function exchange(send: NonNullable<typeof share>): Promise<void> {
    if (isExchanging || changed.size === 0) return;
    isExchanging = true;
    const of = { minute, accounts };
    const used = [...changed].map((key) => ({ key, points: accounts.get(key)?.unsent ?? 0 }));
    changed = new Set();
    try {
      const totals = await send(minute, used);
      for (const { key, points } of used) confirm(of.accounts.get(key), points);
      for (const { key, points } of totals) learn(of.accounts.get(key), points);
    } catch (error) {
      if (of.minute === minute) for (const { key } of used) changed.add(key);
      onError?.(error);
    } finally {
      isExchanging = false;
    }
  }

  function confirm(account: Account | undefined, sent: number): void {
    if (!account) return;
    account.unsent -= sent;
    account.known += sent;
  }

  function learn(account: Account | undefined, total: number): void {
    if (account) account.known = Math.max(account.known, total);
  }
}
