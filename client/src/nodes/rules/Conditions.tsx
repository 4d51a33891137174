import { useRef, useState } from 'react';
import type { FieldControlProps } from '../fields/field-control.ts';
import { Segments } from '../fields/Segments.tsx';
import { AddCondition } from './AddCondition.tsx';
import { ConditionBox } from './ConditionBox.tsx';
import type { Rule } from './rule.ts';
import { useConditionKinds } from './useConditionKinds.ts';

interface ConditionsProps extends Pick<FieldControlProps, 'id' | 'isReadOnly' | 'describedBy' | 'path' | 'Row'> {
  /** What it is the rule of. */
  label: string;
  rule: Rule;
  onChange: (rule: Rule) => void;
}

const matches = [
  { value: 'all', label: 'All must hold' },
  { value: 'any', label: 'One is enough' },
];

/** The conditions of one rule. A new one has the focus in the first thing that is to be written. */
export function Conditions(props: ConditionsProps) {
  const { id, label, rule, isReadOnly, describedBy, path, Row, onChange } = props;
  const { match, conditions } = rule;
  const kinds = useConditionKinds();
  const list = useRef<HTMLOListElement>(null);
  // What is drawn for a place is another one's after one was removed.
  const [epoch, setEpoch] = useState(0);
  const isAdded = useRef(false);
  /** What is to be written in the condition that was added last. */
  function firstOfAdded(): HTMLElement | null {
    if (!isAdded.current) return null;
    isAdded.current = false;
    const box = list.current?.lastElementChild;
    return box?.querySelector<HTMLElement>('input, textarea') ?? box?.querySelector('button') ?? null;
  }
  if (!kinds) return <div className="h-8 rounded-md bg-surface-sunken" aria-busy />;
  return (
    <div className="flex flex-col gap-2">
      {conditions.length > 1 && (
        <Segments
          id={`${id}-match`}
          label={`${label}: which conditions must hold`}
          options={matches}
          value={match}
          isReadOnly={isReadOnly}
          describedBy={undefined}
          onChange={(chosen) => onChange({ ...rule, match: chosen === 'any' ? 'any' : 'all' })}
        />
      )}
      {conditions.length > 0 && (
        <ol ref={list} aria-label={`${label}: conditions`} className="flex flex-col gap-2">
          {conditions.map((condition, index) => (
            <ConditionBox
              key={`${epoch}.${index}`}
              id={index === 0 ? id : undefined}
              number={index + 1}
              kind={kinds.find(({ kind }) => kind === condition.kind)}
              condition={condition}
              isReadOnly={isReadOnly}
              path={[...path, 'conditions', String(index)]}
              Row={Row}
              onChange={(next) => onChange({ ...rule, conditions: conditions.with(index, next) })}
              onRemove={() => {
                setEpoch(epoch + 1);
                onChange({ ...rule, conditions: conditions.toSpliced(index, 1) });
              }}
            />
          ))}
        </ol>
      )}
      {!isReadOnly && (
        <AddCondition
          id={conditions.length === 0 ? id : undefined}
          kinds={kinds}
          describedBy={conditions.length === 0 ? describedBy : undefined}
          focusAfter={firstOfAdded}
          onAdd={(kind) => {
            isAdded.current = true;
            onChange({ ...rule, conditions: [...conditions, { kind }] });
          }}
        />
      )}
    </div>
  );
}
