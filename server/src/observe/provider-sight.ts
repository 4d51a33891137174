import type { Observer } from './observer.ts';

/** How the model service looked when somebody last had to do with it. */
export interface Sighting {
  isReachable: boolean;
  at: Date;
  /** Of its error. */
  code: string | null;
}

/** Errors that say that nobody is there; every other one is an answer. */
const silences = new Set(['PROVIDER_UNAVAILABLE', 'PROVIDER_AMBIGUOUS', 'PROVIDER_TIMED_OUT']);
/** Errors that come of the service at all. */
const isProviders = (code: string) => code.startsWith('PROVIDER_');

/** Remembers whether the model service was there when it was last needed, so that nobody has to call it to know. */
export function createProviderSight(): { observer: Partial<Observer>; last(): Sighting | undefined } {
  let last: Sighting | undefined;
  const see = (code: string | null) => {
    if (code === null || isProviders(code)) last = { isReachable: !code || !silences.has(code), at: new Date(), code };
  };
  return {
    observer: {
      callAccepted: () => see(null),
      callFaltered: (_, code) => see(code),
      callEnded: (_, { outcome, code }) => outcome !== 'STOPPED' && see(code),
    },
    last: () => last,
  };
}
