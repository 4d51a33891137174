import { quote } from '../text/wording.ts';

/** An exact decimal: `digits` divided by ten to the power of `places`. */
export interface Decimal {
  digits: bigint;
  /** Never negative. */
  places: number;
}

const form = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/** Reads `12`, `0.003` and `2.5e-7`. Throws for what is no decimal. */
export function readDecimal(text: string): Decimal {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = form.exec(text.trim()) ?? [];
  if (whole + fraction === '') throw new TypeError(`No decimal: ${quote(text)}`);
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { digits, places } : { digits: digits * power(-places), places: 0 };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { digits: scale(a, places) + scale(b, places), places };
}

export function negate({ digits, places }: Decimal): Decimal {
  return { digits: -digits, places };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, places: a.places + b.places };
}

/** Below zero, zero or above it, as `a` is less than, the same as or more than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const { digits } = add(a, negate(b));
  return digits < 0n ? -1 : Number(digits > 0n);
}

/** With that many places, rounded half away from zero. */
export function round(one: Decimal, places: number): Decimal {
  if (one.places <= places) return { digits: scale(one, places), places };
  const divisor = power(one.places - places);
  const half = one.digits < 0n ? -divisor / 2n : divisor / 2n;
  return { digits: (one.digits + half) / divisor, places };
}

/** `0.003000`: a plain decimal with all its places, never an exponent. */
export function writeDecimal({ digits, places }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  return places === 0 ? sign + whole : `${sign}${whole}.${text.slice(-places)}`;
}

function scale({ digits, places }: Decimal, to: number): bigint {
  return digits * power(to - places);
}

function power(places: number): bigint {
  return 10n ** BigInt(places);
}
