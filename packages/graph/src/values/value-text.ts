/**
 * A value as a prompt reads it: a list joined with ", ", a thing with a title by its title, anything else as JSON.
 * Nothing is evaluated, and no method of the value is called.
 */
export function valueText(value: unknown): string {
  return Array.isArray(value) ? value.map(itemText).join(', ') : itemText(value);
}

function itemText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  const title: unknown = Object.getOwnPropertyDescriptor(value, 'title')?.value;
  return typeof title === 'string' ? title : JSON.stringify(value);
}
