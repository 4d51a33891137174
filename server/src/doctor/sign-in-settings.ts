import { z } from 'zod';
import { bad, type Check, good, warning } from './finding.ts';

const shape = z.object({
  external: z.object({ email: z.boolean(), anonymous_users: z.boolean().optional() }),
  disable_signup: z.boolean(),
  mailer_autoconfirm: z.boolean(),
});
const inDashboard = 'in the Supabase dashboard under Authentication, Sign In / Providers';

/** What the project lets people do at the form. */
export const signInSettings: Check = {
  title: 'Sign-in',
  async examine(patient) {
    const reply = await patient.askSupabase('/auth/v1/settings');
    const { data } = shape.safeParse(reply?.json);
    if (!data) return null;
    if (!data.external.email)
      return bad('by e-mail is off, and there is no other form', `Turn Email on, ${inDashboard}.`);
    if (data.disable_signup) {
      return warning(
        'nobody new can sign up',
        `If that is not meant, turn “Allow new users to sign up” on, ${inDashboard}. Otherwise add people under Authentication, Users.`,
      );
    }
    if (data.external.anonymous_users) {
      return warning(
        'without an address is on, and this server refuses it',
        `Turn “Allow anonymous sign-ins” off, ${inDashboard}: such accounts are of no use here.`,
      );
    }
    return good(data.mailer_autoconfirm ? 'by e-mail, at once' : 'by e-mail, which is to be confirmed');
  },
};
