import type { FieldControlProps } from '../fields/field-control.ts';
import { Conditions } from './Conditions.tsx';
import { readRule } from './rule.ts';

/** One rule. Without a condition there is none. */
export function RuleControl({ field, value, onChange, ...rest }: FieldControlProps) {
  return (
    <Conditions
      {...rest}
      label={field.label}
      rule={readRule(value)}
      onChange={(rule) => onChange(rule.conditions.length > 0 ? rule : undefined)}
    />
  );
}
