import { useId } from 'react';
import type { FormEvent } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import { DialogFooter } from '../../ui/overlays/Dialog.tsx';
import { Input } from '../../ui/controls/Input.tsx';
import { Label } from '../../ui/controls/Label.tsx';

interface AmountFormProps {
  label: string;
  /** Below the field while nothing is wrong. */
  note: string;
  value: string;
  problem: string | null;
  isBusy?: boolean;
  onType: (text: string) => void;
  onSubmit: () => void;
  onCancel: () => void;
}

/** An amount of US dollars that limits something; empty for no limit. */
export function AmountForm({ label, note, value, problem, isBusy, onType, onSubmit, onCancel }: AmountFormProps) {
  const id = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <div className="flex flex-col gap-1.5">
        <Label htmlFor={id}>{label}</Label>
        <Input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          placeholder="No limit"
          value={value}
          onChange={(event) => onType(event.target.value)}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-note`}
          className="h-9 tabular-nums"
        />
        <p
          id={`${id}-note`}
          role={problem ? 'alert' : undefined}
          className={problem ? 'text-xs text-danger' : 'text-xs text-text-muted'}
        >
          {problem ?? note}
        </p>
      </div>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          Save
        </Button>
      </DialogFooter>
    </form>
  );
}
