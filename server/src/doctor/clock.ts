import { bad, type Check, good, warning } from './finding.ts';

/** In seconds. */
const uneasy = 10;
const wrong = 30;

/** Sessions begin and end by the clock, Supabase's and ours. */
export const clock: Check = {
  title: 'Clock',
  async examine(patient) {
    const ahead = (await patient.askSupabase('/auth/v1/health'))?.clockAhead;
    if (ahead === null || ahead === undefined) return null;
    const seconds = Math.round(Math.abs(ahead) / 1000);
    if (seconds <= uneasy) return good('agrees with Supabase’s');
    const says = `${seconds} s ${ahead > 0 ? 'behind' : 'ahead of'} Supabase’s`;
    const mend = 'Set this computer’s clock by the network: `timedatectl set-ntp true`, or its like.';
    return seconds > wrong ? bad(says, mend) : warning(says, mend);
  },
};
