/** What Supabase Auth answers, in words for the person at the form. */
export function explainSignInError(error: { code?: string; status?: number; message: string }): string {
  if (error.code && error.code in sentences) return sentences[error.code] ?? error.message;
  if (/invalid login credentials/i.test(error.message)) return sentences['invalid_credentials'] ?? error.message;
  if (/already registered/i.test(error.message)) return sentences['user_already_exists'] ?? error.message;
  if (error.status === 429) return 'Too many attempts. Wait a minute, then try again.';
  if (!error.status || error.status >= 500)
    return 'Signing in is not possible right now: the server does not respond. Try again in a moment.';
  return error.message;
}

/** By Supabase's error codes. */
const sentences: Record<string, string> = {
  invalid_credentials: 'Wrong email or password.',
  user_already_exists: 'There is already an account with this email. Sign in instead.',
  email_exists: 'There is already an account with this email. Sign in instead.',
  email_not_confirmed: 'This email is not confirmed yet. Open the link in the mail we sent you.',
  email_address_invalid: 'Mail cannot be sent to this email address.',
  weak_password: 'This password is too easy to guess. Choose a longer one.',
  signup_disabled: 'This server does not accept new accounts.',
  user_banned: 'This account is blocked.',
  over_request_rate_limit: 'Too many attempts. Wait a minute, then try again.',
  over_email_send_rate_limit: 'Too many mails were sent. Wait a minute, then try again.',
};
