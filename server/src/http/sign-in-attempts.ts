/** Who tries a password: the account, in whatever letters, and where the try comes from. */
export interface Attempt {
  email: string;
  address: string;
}

export interface SignInAttempts {
  /** Counts a try before it is looked at, for many may come at once: 0, or the seconds after which there may be another. */
  begin(attempt: Attempt): number;
  /** It was the right password: whoever knows it guesses nothing. */
  succeed(attempt: Attempt): void;
}

/** In milliseconds. */
const period = 300_000;
const mostRemembered = 100_000;

/**
 * Tries in a period. An account is not shut for its owner because somebody elsewhere guesses at it, until very many do; and
 * nobody tries one password on all accounts.
 */
const most = { pair: 10, address: 50, account: 100 };

interface Count {
  tries: number;
  since: number;
}

/** Counts the wrong passwords of the embedded sign-in. Supabase counts its own. */
export function createSignInAttempts(now: () => number = () => Date.now()): SignInAttempts {
  const counts = new Map<string, Count>();

  return {
    begin(attempt) {
      const keys = keysOf(attempt);
      const waits = keys.map(([key, limit]) => waitFor(key, limit));
      const wait = Math.max(...waits);
      if (wait === 0) for (const [key] of keys) count(key);
      return wait;
    },
    succeed(attempt) {
      for (const [key] of keysOf(attempt)) {
        const found = counts.get(key);
        if (found && (found.tries -= 1) <= 0) counts.delete(key);
      }
    },
  };

  function waitFor(key: string, limit: number): number {
    const found = counts.get(key);
    if (!found || found.tries < limit) return 0;
    const left = found.since + period - now();
    if (left > 0) return Math.ceil(left / 1000);
    counts.delete(key);
    return 0;
  }

  function count(key: string): void {
    const found = counts.get(key);
    if (found && now() - found.since < period) {
      found.tries += 1;
      return;
    }
    if (counts.size >= mostRemembered) forgetOld();
    counts.set(key, { tries: 1, since: now() });
  }

  /** Those that are over; and where there are none, the oldest tenth: they stand in the order in which they began. */
  function forgetOld(): void {
    for (const [key, { since }] of counts) if (now() - since >= period) counts.delete(key);
    if (counts.size < mostRemembered) return;
    for (const key of [...counts.keys()].slice(0, mostRemembered / 10)) counts.delete(key);
  }
}

function keysOf({ email, address }: Attempt): [key: string, limit: number][] {
  const account = email.trim().toLowerCase();
  return [
    [`pair ${address} ${account}`, most.pair],
    [`address ${address}`, most.address],
    [`account ${account}`, most.account],
  ];
}
