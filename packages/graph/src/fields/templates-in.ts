import type { Field } from './field.ts';

/** The templates that a field's value is, or has in it. */
export function templatesIn({ kind }: Pick<Field, 'kind'>, value: unknown): string[] {
  if (kind === 'TEMPLATE') return typeof value === 'string' ? [value] : [];
  return kind === 'OVERRIDES' ? textsIn(value) : [];
}

/** Whether a field of that kind may have templates in it. */
export function hasTemplates({ kind }: Pick<Field, 'kind'>): boolean {
  return kind === 'TEMPLATE' || kind === 'OVERRIDES';
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((part) => textsIn(part)) : [];
}
