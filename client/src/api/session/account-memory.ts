/** Whose session this browser last had: `own` and `none` keep the demo account from signing itself in. */
export type LastAccount = 'demo' | 'own' | 'none';

const key = 'visualadgen-account';

export function recallAccount(): LastAccount | null {
  const value = localStorage.getItem(key);
  return value === 'demo' || value === 'own' || value === 'none' ? value : null;
}

export function rememberAccount(account: LastAccount): void {
  localStorage.setItem(key, account);
}
