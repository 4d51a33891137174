import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { readAnswer } from '../../api/read-answer.ts';
import { formatMoney } from '@visualadgen/graph/money/money.ts';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { AmountForm } from './AmountForm.tsx';
import { readAmount } from './read-amount.ts';
import { SetMonthlyBudgetMutation, SpendingQuery } from './spending-documents.ts';

/** Limits what is paid in a month. */
export function BudgetDialog({ onClose }: { onClose: () => void }) {
  const [{ data }] = useQuery({ query: SpendingQuery });
  const [{ fetching }, setBudget] = useMutation(SetMonthlyBudgetMutation);
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const saved = data?.viewer?.spending.budget;
  const shown = text ?? (saved ? formatMoney(saved).slice(1) : '');

  const submit = async () => {
    const read = readAmount(shown);
    if (!read.ok) return setProblem(read.problem);
    const result = await setBudget({ input: { amount: read.amount } });
    const answer = readAnswer(result.error, result.data?.setMonthlyBudget, 'SetMonthlyBudgetPayload');
    if (answer.ok) {
      const { budget } = answer.payload.viewer.spending;
      toast.success(budget ? `The monthly budget is ${formatMoney(budget)}.` : 'There is no monthly budget now.');
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
            Nothing is started that would exceed it; what is running is finished. Months are counted in UTC.
          </DialogDescription>
        </DialogHeader>
        <AmountForm
          label="US dollars a month"
          note="Leave it empty for no limit."
          value={shown}
          problem={problem}
          isBusy={fetching}
          onType={(typed) => {
            setText(typed);
            setProblem(null);
          }}
          onSubmit={() => void submit()}
          onCancel={onClose}
        />
      </DialogContent>
    </Dialog>
  );
}
