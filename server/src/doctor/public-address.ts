import { type Check, good, warning } from './finding.ts';

/** By what name the world comes, and whether what stands in front is believed. */
export const publicAddress: Check = {
  title: 'Public address',
  examine({ config: { publicUrl, trustsProxy, supabase } }) {
    if (!supabase && !publicUrl) return good('this computer alone');
    if (!publicUrl) {
      return warning(
        'not set: links begin as each visitor came, and fal is asked instead of telling',
        'Set PUBLIC_URL to the https:// address by which people reach this server.',
      );
    }
    if (!publicUrl.startsWith('https://')) {
      return warning(
        `${publicUrl} is not encrypted: sessions can be read on the way`,
        'Put TLS in front, and set PUBLIC_URL to its https:// address.',
      );
    }
    if (!trustsProxy) {
      return warning(
        `${publicUrl}, and what ends TLS in front is not believed`,
        'If nobody can reach the server past it, set TRUST_PROXY=on: limits then count each visitor’s own address.',
      );
    }
    return good(publicUrl);
  },
};
