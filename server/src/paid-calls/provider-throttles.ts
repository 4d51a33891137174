import type { Provider } from '../models/provider.ts';
import { createProviderThrottle, type ProviderThrottle, type ThrottleOptions } from './provider-throttle.ts';

/** The throttle of each provider, in this process. One that is full, silent or asks for pauses holds up no calls of another. */
export function createProviderThrottles(
  options: ThrottleOptions = {},
): (provider: Pick<Provider, 'name'>) => ProviderThrottle {
  const throttles = new Map<string, ProviderThrottle>();
  return ({ name }) => {
    const throttle = throttles.get(name) ?? createProviderThrottle(options);
    throttles.set(name, throttle);
    return throttle;
  };
}
