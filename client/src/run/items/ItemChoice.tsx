import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '../../ui/controls/Select.tsx';

/** The value of no choice. */
export const allOfThem = 'all';

interface ItemChoiceProps {
  label: string;
  value: string;
  /** What no choice is called. */
  none?: string;
  choices: readonly { value: string; text: string }[];
  onChoose: (value: string) => void;
}

/** One of some, or all of them, in a small control that says what it is a choice of. */
export function ItemChoice({ label, value, none = 'All', choices, onChoose }: ItemChoiceProps) {
  return (
    <Select value={value} onValueChange={onChoose}>
      <SelectTrigger aria-label={label} className="h-7 w-fit max-w-44 gap-1 px-2 text-xs">
        <span>
          <span className="text-text-muted">{label}: </span>
          <SelectValue />
        </span>
      </SelectTrigger>
      <SelectContent>
        <SelectItem value={allOfThem}>{none}</SelectItem>
        {choices.map((choice) => (
          <SelectItem key={choice.value} value={choice.value}>
            {choice.text}
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}
