import { Big } from 'big.js';

/** Decimal places of all money here: a millionth of a dollar, as `numeric(10,6)` keeps it. */
const places = 6;

/** Sums of money are exact decimals in text, never floats. */
export function addMoney(...amounts: string[]): string {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed(places);
}

/** Units times the price of one, rounded half up to a millionth. */
export function priceOf(units: string, unitPrice: string): string {
  return new Big(units).times(unitPrice).round(places, Big.roundHalfUp).toFixed(places);
}

/** True when the sum of `amounts` is more than `limit`. */
export function exceeds(amounts: readonly string[], limit: string): boolean {
  return new Big(addMoney(...amounts)).gt(limit);
}

/** For people: `$12.50`, `$0.003`. No more places than it needs, and at least two. */
export function tellMoney(amount: string): string {
  const exact = new Big(amount);
  return `$${exact.toFixed().includes('.') && !exact.eq(exact.round(2)) ? exact.toFixed() : exact.toFixed(2)}`;
}
