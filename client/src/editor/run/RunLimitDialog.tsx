import { useState } from 'react';
import { AmountForm } from '../../run/cost/AmountForm.tsx';
import { readAmount } from '../../run/cost/read-amount.ts';
import { formatMoney, isFree } from '@visualadgen/graph/money/money.ts';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { runLimit, setRunLimit } from './run-limit.ts';

/** Limits what each run of this workflow may cost. */
export function RunLimitDialog({ workflowId, onClose }: { workflowId: string; onClose: () => void }) {
  const saved = runLimit(workflowId);
  const [text, setText] = useState(saved === null ? '' : formatMoney(saved).slice(1));
  const [problem, setProblem] = useState<string | null>(null);

  function submit() {
    const read = readAmount(text);
    if (!read.ok) return setProblem(read.problem);
    if (read.amount !== null && isFree(read.amount)) return setProblem('Enter more than 0, or leave it empty.');
    if (read.amount !== null && /\.\d{7}/.test(read.amount)) return setProblem('Enter at most 6 decimal places.');
    setRunLimit(workflowId, read.amount);
    onClose();
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-sm">
        <DialogHeader>
          <DialogTitle>Spending limit for a run</DialogTitle>
          <DialogDescription>
            A run of this workflow starts nothing that would exceed it. Remembered in this browser.
          </DialogDescription>
        </DialogHeader>
        <AmountForm
          label="Stop at, in US dollars"
          note="Leave it empty for no limit."
          value={text}
          problem={problem}
          onType={(typed) => {
            setText(typed);
            setProblem(null);
          }}
          onSubmit={submit}
          onCancel={onClose}
        />
      </DialogContent>
    </Dialog>
  );
}
