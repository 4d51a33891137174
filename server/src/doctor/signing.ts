import { dayOf, findSigningKey, signingState } from '../secrets/signing-key.ts';
import { bad, type Check, type Finding, good, warning } from './finding.ts';

const mend = 'Set C2PA_PRIVATE_KEY and C2PA_CERTIFICATE as docs/operate.md says, “Sign what is exported”.';

/** Whether exported files are signed (C2PA), and how long still. */
export const signing: Check = {
  title: 'Signing',
  examine: ({ config }) => judgeSigning(config.signing),
};

const day = 24 * 3_600_000;
/** Days in which a certificate can be had anew. */
const uneasy = 30;

export function judgeSigning(settings: Parameters<typeof findSigningKey>[0], now = new Date()): Finding {
  const state = signingState(findSigningKey(settings), now);
  if (state.kind === 'OFF') return good('exported files are not signed: no key is set');
  if (state.kind === 'WRONG') return bad(state.reason, mend);
  const { algorithm, subject, validTo } = state;
  const left = Math.floor((validTo.getTime() - now.getTime()) / day);
  if (left < uneasy)
    return warning(
      `the certificate expires in ${left} days, on ${dayOf(validTo)}`,
      'Get the next one from whoever issued it, and set it.',
    );
  return good(`as ${subject}, by ${algorithm}, until ${dayOf(validTo)}`);
}
