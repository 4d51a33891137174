import { plainValue } from './plain-values.ts';
import { isMadeFile, type Value } from './value.ts';

/**
 * A value as a prompt reads it: a list joined with ", ", a thing with a title by its title, a file by its name, a picture by its link, anything else as JSON.
 * Nothing is evaluated, and no method of the value is called.
 */
export function valueText(value: Value): string {
  const plain = plainValue(value);
  return Array.isArray(plain) ? plain.map(itemText).join(', ') : itemText(plain);
}

function itemText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  if (isMadeFile(value)) return value.name;
  const title: unknown = Object.getOwnPropertyDescriptor(value, 'title')?.value;
  return typeof title === 'string' ? title : JSON.stringify(value);
}
