import { X } from 'lucide-react';
import { useId } from 'react';
import { parameterValue } from '@visualadgen/graph/fields/config-value.ts';
import { withValue } from '../../graph/catalogue/with-value.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import type { FieldControlProps } from '../fields/field-control.ts';
import { conditionStem } from './rule.ts';
import type { Condition, ConditionKind } from './rule.ts';

interface ConditionBoxProps extends Pick<FieldControlProps, 'isReadOnly' | 'path' | 'Row'> {
  /** Of what its first control is named, where that is the field's label. */
  id: string | undefined;
  /** From 1, as people count. */
  number: number;
  kind: ConditionKind | undefined;
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

/** One condition: whether it is to hold or not, and its settings. */
export function ConditionBox(props: ConditionBoxProps) {
  const { number, kind, condition, isReadOnly, path, Row, onChange, onRemove } = props;
  const own = useId();
  const id = props.id ?? own;
  const name = kind?.label ?? 'Unknown condition';
  return (
    <li
      aria-label={`Condition ${number}: ${name}`}
      className="flex flex-col gap-3 rounded-lg border border-border bg-surface p-2.5"
    >
      <div className="flex items-center gap-1">
        <Label htmlFor={id} className="sr-only">
          Condition {number}: {name}
        </Label>
        <Select
          value={condition['is_not'] === true ? 'no' : 'yes'}
          disabled={isReadOnly || !kind}
          onValueChange={(chosen) =>
            onChange(withValue(condition, 'is_not', chosen === 'no' || undefined) as Condition)
          }
        >
          <SelectTrigger id={id} className="font-medium">
            <SelectValue placeholder={name} />
          </SelectTrigger>
          {kind && (
            <SelectContent>
              <SelectItem value="yes">{conditionStem(kind, false)}</SelectItem>
              <SelectItem value="no">{conditionStem(kind, true)}</SelectItem>
            </SelectContent>
          )}
        </Select>
        {!isReadOnly && (
          <IconButton label={`Remove condition ${number}`} size="icon-sm" onClick={onRemove}>
            <X className="size-3.5" />
          </IconButton>
        )}
      </div>
      {kind?.fields.map((field) => (
        <Row
          key={field.name}
          field={field}
          value={parameterValue(condition, field)}
          preset={field.default ?? null}
          isReadOnly={isReadOnly}
          path={[...path, field.name]}
          onChange={(value) => onChange(withValue(condition, field.name, value) as Condition)}
        />
      ))}
    </li>
  );
}
