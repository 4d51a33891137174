import { isRecord } from '@visualadgen/graph/values/value.ts';

/** The inputs that a body has at these paths, such as `order.items.0.title`; those that it does not have are left out. */
export function readMapped(body: unknown, mapping: Readonly<Record<string, string>>): Record<string, unknown> {
  const found = Object.entries(mapping).map(([input, path]) => [input, valueAt(body, path.split('.'))] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined && value !== null));
}

function valueAt(value: unknown, [first, ...rest]: readonly string[]): unknown {
  if (first === undefined) return value;
  if (Array.isArray(value)) return /^\d+$/.test(first) ? valueAt(value[Number(first)], rest) : undefined;
  return isRecord(value) && Object.hasOwn(value, first) ? valueAt(value[first], rest) : undefined;
}
