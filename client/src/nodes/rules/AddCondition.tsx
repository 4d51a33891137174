import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';
import type { ConditionKind } from './rule.ts';

interface AddConditionProps {
  id: string | undefined;
  kinds: readonly (ConditionKind & { isPaid: boolean })[];
  describedBy: string | undefined;
  onAdd: (kind: string) => void;
  /** Where the focus goes once the list is closed; null for back to it. */
  focusAfter: () => HTMLElement | null;
}

/** A list of what can be asked of a thing; choosing one adds it. */
export function AddCondition({ id, kinds, describedBy, onAdd, focusAfter }: AddConditionProps) {
  return (
    <Select value="" onValueChange={onAdd}>
      <SelectTrigger id={id} aria-label="Add a condition" aria-describedby={describedBy}>
        <SelectValue placeholder="Add a condition…" />
      </SelectTrigger>
      <SelectContent
        onCloseAutoFocus={(event) => {
          const next = focusAfter();
          if (!next) return;
          event.preventDefault();
          next.focus();
        }}
      >
        {kinds.map(({ kind, label, isPaid }) => (
          <SelectItem key={kind} value={kind} {...(isPaid && { description: 'A paid call for each thing' })}>
            {label}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
