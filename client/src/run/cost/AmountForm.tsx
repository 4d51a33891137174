import type { FormEvent } from 'react';
import { FormField } from '../../ui/controls/FormField.tsx';
import { FormFooter } from '../../ui/overlays/FormFooter.tsx';

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
export function AmountForm({ isBusy, onSubmit, onCancel, ...field }: AmountFormProps) {
  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }

  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
      <FormField {...field} inputMode="decimal" autoComplete="off" placeholder="No limit" className="tabular-nums" />
      <FormFooter verb="Save" isBusy={isBusy} onCancel={onCancel} />
    </form>
  );
}
