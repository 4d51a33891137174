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

/** A sum of exact decimals, exactly: prices are never added up as floats. At most 6 places each. */
export function addMoney(...amounts: readonly string[]): string {
  const micros = amounts.reduce((sum, amount) => sum + toMicros(amount), 0n);
  const digits = micros.toString().padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** An expected price: `$0.003`, `≥ $0.003` where some of it is not known, `free` where there is nothing to pay. */
export function priceText(amount: string, isComplete: boolean): string {
  if (!isComplete) return `≥ ${formatMoney(amount)}`;
  return isFree(amount) ? 'free' : formatMoney(amount);
}

/** What something has cost beside what it was expected to. Empty where there was nothing to pay either way. */
export function costText({ cost, estimatedCost, isDone }: CostSoFar): string {
  const isPaid = !isFree(cost);
  if (estimatedCost === null) return isPaid ? formatMoney(cost) : '';
  if (!isDone && !isPaid) return isFree(estimatedCost) ? '' : `expected ${formatMoney(estimatedCost)}`;
  if (!isPaid) return isFree(estimatedCost) ? '' : `free, expected ${formatMoney(estimatedCost)}`;
  if (sameMoney(cost, estimatedCost)) return `${formatMoney(cost)}, as expected`;
  return `${formatMoney(cost)}, expected ${priceText(estimatedCost, true)}`;
}

interface CostSoFar {
  cost: string;
  estimatedCost: string | null;
  /** It has given its result. */
  isDone: boolean;
}

/** Whether two exact decimals are the same amount, however many places they are written with. */
export function sameMoney(a: string, b: string): boolean {
  return toMicros(a) === toMicros(b);
}

function toMicros(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.slice(0, 6).padEnd(6, '0'));
}

/** What is left of one exact decimal less another, and its sign. */
export function subtractMoney(from: string, amount: string): { isNegative: boolean; amount: string } {
  const micros = toMicros(from) - toMicros(amount);
  const isNegative = micros < 0n;
  const digits = (isNegative ? -micros : micros).toString().padStart(7, '0');
  return { isNegative, amount: `${digits.slice(0, -6)}.${digits.slice(-6)}` };
}
