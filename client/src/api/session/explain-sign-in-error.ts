/** What Supabase Auth answers, in words for the person at the form. */
export function explainSignInError(fault: { code?: string; status?: number; message: string }): string {
  if (fault.code && fault.code in sentences) return sentences[fault.code] ?? fault.message;
  if (/invalid login credentials/i.test(fault.message)) return sentences['invalid_credentials'] ?? fault.message;
  if (/already registered/i.test(fault.message)) return sentences['user_already_exists'] ?? fault.message;
  if (fault.status === 429) return 'Too many tries. Wait a minute, then try again.';
  if (!fault.status || fault.status >= 500)
    return 'Signing in is not possible right now: the server does not answer. Try again in a moment.';
  return fault.message;
}

/** By Supabase's error codes. */
const sentences: Record<string, string> = {
  invalid_credentials: 'That email and password do not belong together.',
  user_already_exists: 'There is an account with that email already. Sign in instead.',
  email_exists: 'There is an account with that email already. Sign in instead.',
  email_not_confirmed: 'That email is not confirmed yet. Open the link in the mail we sent you.',
  email_address_invalid: 'That email address is not one that mail can be sent to.',
  weak_password: 'That password is too easy to guess. Choose a longer one.',
  signup_disabled: 'New accounts are not open on this server.',
  user_banned: 'This account is blocked.',
  over_request_rate_limit: 'Too many tries. Wait a minute, then try again.',
  over_email_send_rate_limit: 'Too many mails were sent. Wait a minute, then try again.',
};
