import { type Credential, type CredentialSource, hasExpired } from './credential.ts';

export type CredentialEnd = 'EXPIRED' | 'REVOKED';

/** Knows by what credentials connections were opened, and tells each when its own has ended. */
export interface CredentialWatch {
  /** Gives back the way to stop. */
  watch(credential: Credential, onEnd: (end: CredentialEnd) => void): () => void;
  /** It is known to have been revoked just now. */
  end(source: CredentialSource): void;
  /** Looks at all of them now; it does so by itself every few seconds. */
  look(): Promise<void>;
  close(): void;
}

export interface CredentialWatchOptions {
  /** Which of these are good no longer. */
  findEnded(kind: CredentialSource['kind'], ids: string[]): Promise<string[]>;
  onError(error: unknown): void;
}

/** In milliseconds. Whatever was not told is seen after this long. */
const lookEvery = 3_000;

interface Watched {
  credential: Credential;
  onEnd: (end: CredentialEnd) => void;
}

export function createCredentialWatch({ findEnded, onError }: CredentialWatchOptions): CredentialWatch {
  const watched = new Set<Watched>();
  const timer = setInterval(() => void look(), lookEvery);
  timer.unref();

  return {
    watch(credential, onEnd) {
      const one = { credential, onEnd };
      watched.add(one);
      return () => watched.delete(one);
    },
    end: ({ kind, id }) => endAll(kind, [id]),
    look,
    close: () => clearInterval(timer),
  };

  async function look(): Promise<void> {
    for (const one of watched) if (hasExpired(one.credential)) notify(one, 'EXPIRED');
    await Promise.all([lookAt('TOKEN'), lookAt('SESSION')]).catch(onError);
  }

  async function lookAt(kind: CredentialSource['kind']): Promise<void> {
    const ids = new Set([...watched].flatMap(({ credential: { source } }) => (source?.kind === kind ? source.id : [])));
    if (ids.size > 0) endAll(kind, await findEnded(kind, [...ids]));
  }

  function endAll(kind: CredentialSource['kind'], ids: readonly string[]): void {
    const ended = new Set(ids);
    for (const one of watched) {
      const { source } = one.credential;
      if (source?.kind === kind && ended.has(source.id)) notify(one, 'REVOKED');
    }
  }

  function notify(one: Watched, end: CredentialEnd): void {
    watched.delete(one);
    one.onEnd(end);
  }
}
