/**
 * An exact decimal of US dollars as people read it: `0.003000` is `$0.003`, `1.5` is `$1.50`. Never less than two places,
 * never a rounded one: prices of single images are fractions of a cent.
 */
export function formatMoney(amount: string): string {
  const [whole = '0', fraction = ''] = amount.split('.');
  return `$${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}

export function isFree(amount: string): boolean {
  return !/[1-9]/.test(amount);
}
