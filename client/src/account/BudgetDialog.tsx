import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useMutation, useQuery } from 'urql';
import { readAnswer } from '../api/read-answer.ts';
import { formatMoney } from '../execution/money.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '../ui/Dialog.tsx';
import { Input } from '../ui/Input.tsx';
import { Label } from '../ui/Label.tsx';
import { toast } from '../ui/toast.ts';
import { readAmount } from './read-amount.ts';
import { SetMonthlyBudgetMutation, SpendingQuery } from './spending-documents.ts';

/** Limits what is paid in a month. */
export function BudgetDialog({ onClose }: { onClose: () => void }) {
  const [{ data }] = useQuery({ query: SpendingQuery });
  const [{ fetching }, setBudget] = useMutation(SetMonthlyBudgetMutation);
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const saved = data?.viewer?.spending.budget;
  const shown = text ?? (saved ? formatMoney(saved).slice(1) : '');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const read = readAmount(shown);
    if (!read.ok) return setProblem(read.problem);
    const result = await setBudget({ input: { amount: read.amount } });
    const answer = readAnswer(result.error, result.data?.setMonthlyBudget, 'SetMonthlyBudgetPayload');
    if (answer.ok) {
      const { budget } = answer.payload.viewer.spending;
      toast.success(budget ? `The budget of a month is ${formatMoney(budget)}.` : 'There is no monthly budget now.');
      return onClose();
    }
    const refused = answer.error?.fields[0];
    setProblem(refused ? `It ${refused.message}` : answer.message);
  };

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-sm">
        <DialogHeader>
          <DialogTitle>Monthly budget</DialogTitle>
          <DialogDescription>
            No picture is begun that would go beyond it. What is under way goes on. A month begins and ends in UTC.
          </DialogDescription>
        </DialogHeader>
        <form noValidate className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
          <div className="flex flex-col gap-1.5">
            <Label htmlFor={id}>US dollars a month</Label>
            <Input
              id={id}
              inputMode="decimal"
              autoComplete="off"
              placeholder="No limit"
              value={shown}
              onChange={(event) => {
                setText(event.target.value);
                setProblem(null);
              }}
              aria-invalid={problem !== null}
              aria-describedby={`${id}-note`}
              className="h-9 tabular-nums"
            />
            <p
              id={`${id}-note`}
              role={problem ? 'alert' : undefined}
              className={problem ? 'text-xs text-danger' : 'text-xs text-text-muted'}
            >
              {problem ?? 'Leave it empty for no limit of your own.'}
            </p>
          </div>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary" isBusy={fetching}>
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
