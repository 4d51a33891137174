import { add, compare, multiply, negate, readDecimal, round, writeDecimal } from './decimal.ts';
import type { Decimal } from './decimal.ts';

/* Amounts are exact decimals in text, of US dollars, and never floats. */

/** Decimal places of all money here: a millionth of a dollar, as `numeric(10,6)` keeps it. */
const places = 6;

const zero: Decimal = { digits: 0n, places: 0 };

export function addMoney(...amounts: readonly string[]): string {
  return writeDecimal(round(sum(amounts), places));
}

/** What is left of one amount less another, and its sign. */
export function subtractMoney(from: string, amount: string): { isNegative: boolean; amount: string } {
  const left = round(add(readDecimal(from), negate(readDecimal(amount))), places);
  const isNegative = left.digits < 0n;
  return { isNegative, amount: writeDecimal(isNegative ? negate(left) : left) };
}

/** Units times the price of one, rounded half up to a millionth. */
export function priceOf(units: string, unitPrice: string): string {
  return writeDecimal(round(multiply(readDecimal(units), readDecimal(unitPrice)), places));
}

/** True when the sum of `amounts` is more than `limit`. */
export function exceeds(amounts: readonly string[], limit: string): boolean {
  return compare(round(sum(amounts), places), readDecimal(limit)) > 0;
}

/** Whether two are the same amount, however many places they are written with. */
export function sameMoney(a: string, b: string): boolean {
  return compare(readDecimal(a), readDecimal(b)) === 0;
}

export function isFree(amount: string): boolean {
  return readDecimal(amount).digits === 0n;
}

/**
 * For people: `0.003000` is `$0.003`, `1.5` is `$1.50`. Never less than two places, never a rounded one: prices of single images
 * are fractions of a cent.
 */
export function formatMoney(amount: string): string {
  const [whole, fraction = ''] = writeDecimal(readDecimal(amount)).split('.');
  return `$${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`;
}

/** A number as the exact decimal that it is written as, without an exponent. */
export function decimalOf(value: number): string {
  return writeDecimal(readDecimal(String(value)));
}

function sum(amounts: readonly string[]): Decimal {
  return amounts.reduce((total, amount) => add(total, readDecimal(amount)), zero);
}
