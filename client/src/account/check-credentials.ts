export interface CredentialProblems {
  email?: string;
  password?: string;
}

export const shortestPassword = 8;

/** What a form can tell before the server is asked. Nothing when both are fine. */
export function checkCredentials(mode: 'sign-in' | 'sign-up', email: string, password: string): CredentialProblems {
  const problems: CredentialProblems = {};
  if (!email.trim()) problems.email = 'Enter your email address.';
  else if (!/^\S+@\S+\.\S+$/.test(email.trim())) problems.email = 'That does not look like an email address.';
  if (!password) problems.password = mode === 'sign-in' ? 'Enter your password.' : 'Choose a password.';
  else if (mode === 'sign-up' && password.length < shortestPassword) {
    problems.password = `Use at least ${shortestPassword} characters.`;
  }
  return problems;
}
