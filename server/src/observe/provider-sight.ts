import type { Observer, PaidCall } from './observer.ts';

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

export interface ProviderSight {
  observer: Partial<Observer>;
  last(): Sighting | undefined;
  /** The same of the models that look at pictures alone. */
  lastOfVision(): Sighting | undefined;
}

/** Remembers whether the model service was there when it was last needed, so that nobody has to call it to know. */
export function createProviderSight(isVision: (model: string) => boolean): ProviderSight {
  let last: Sighting | undefined;
  let lastOfVision: Sighting | undefined;
  const see = ({ model }: Pick<PaidCall, 'model'>, code: string | null) => {
    if (code !== null && !isProviders(code)) return;
    last = { isReachable: !code || !silences.has(code), at: new Date(), code };
    if (isVision(model)) lastOfVision = last;
  };
  return {
    observer: {
      callAccepted: (call) => see(call, null),
      callFaltered: (call, code) => see(call, code),
      callEnded: (call, { outcome, code }) => outcome !== 'STOPPED' && see(call, code),
    },
    last: () => last,
    lastOfVision: () => lastOfVision,
  };
}
