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
