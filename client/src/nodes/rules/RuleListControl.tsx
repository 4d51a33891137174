import { Plus, Trash2 } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Input } from '../../ui/controls/Input.tsx';
import type { FieldControlProps } from '../fields/field-control.ts';
import { ReorderHandle } from '../list/ReorderHandle.tsx';
import { moved, useReorder } from '../list/useReorder.ts';
import { Conditions } from './Conditions.tsx';
import { newRule, readRules } from './rule.ts';
import type { NamedRule } from './rule.ts';

/** As the server takes them. */
const longestLabel = 60;

/** Rules in the order in which they are looked at, each with what its output is called. */
export function RuleListControl(props: FieldControlProps) {
  const { id, field, value, isReadOnly, isInvalid, describedBy, path, Row, onChange } = props;
  const rules = readRules(value);
  const write = (next: readonly NamedRule[]) => onChange(next.length > 0 ? next : undefined);
  const { said, handleProps, placeProps } = useReorder(rules.length, (from, to) => write(moved(rules, from, to)));
  const list = useRef<HTMLOListElement>(null);
  const named = useRef<string>(null);
  useLayoutEffect(() => {
    if (named.current === null) return;
    const box = list.current?.querySelector<HTMLInputElement>(`[data-rule="${CSS.escape(named.current)}"]`);
    named.current = null;
    box?.select();
  });
  return (
    <div className="flex flex-col gap-3">
      {rules.length > 0 && (
        <ol ref={list} aria-label={field.label} data-reorder className="flex flex-col gap-3">
          {rules.map((rule, index) => {
            const name = rule.label || `Rule ${index + 1}`;
            const change = (next: Partial<NamedRule>) => write(rules.with(index, { ...rule, ...next }));
            return (
              <li
                key={rule.name}
                {...placeProps(index)}
                className="flex flex-col gap-2 border-y-2 border-transparent data-[over=after]:border-b-accent data-[over=before]:border-t-accent"
              >
                <div className="flex items-center gap-1">
                  {!isReadOnly && <ReorderHandle label={name} {...handleProps(index)} />}
                  <Input
                    id={index === 0 ? id : undefined}
                    data-rule={rule.name}
                    aria-label={`Name of rule ${index + 1}, and of its output`}
                    aria-invalid={isInvalid || undefined}
                    aria-describedby={index === 0 ? describedBy : undefined}
                    placeholder={`Rule ${index + 1}`}
                    maxLength={longestLabel}
                    readOnly={isReadOnly}
                    value={rule.label}
                    onChange={(event) => change({ label: event.target.value })}
                  />
                  {!isReadOnly && (
                    <IconButton
                      label={`Remove ${name}`}
                      size="icon-sm"
                      onClick={() => write(rules.toSpliced(index, 1))}
                    >
                      <Trash2 className="size-3.5" />
                    </IconButton>
                  )}
                </div>
                <div className="pl-6">
                  <Conditions
                    id={`${id}-${rule.name}`}
                    label={name}
                    rule={rule}
                    isReadOnly={isReadOnly}
                    describedBy={undefined}
                    path={[...path, String(index)]}
                    Row={Row}
                    onChange={change}
                  />
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {!isReadOnly && (
        <Button
          id={rules.length === 0 ? id : undefined}
          size="sm"
          // The field’s own label stands for it while there is no rule.
          aria-label="Add a rule"
          className="self-start"
          aria-describedby={rules.length === 0 ? describedBy : undefined}
          onClick={() => {
            const rule = newRule(rules);
            named.current = rule.name;
            write([...rules, rule]);
          }}
        >
          <Plus className="size-3.5" />
          Add a rule
        </Button>
      )}
      <output className="sr-only">{said}</output>
    </div>
  );
}
