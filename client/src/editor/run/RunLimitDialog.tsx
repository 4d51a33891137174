import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { readAmount } from '../../account/read-amount.ts';
import { formatMoney, isFree } from '../../execution/money.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle } from '../../ui/Dialog.tsx';
import { Input } from '../../ui/Input.tsx';
import { Label } from '../../ui/Label.tsx';
import { runLimit, setRunLimit } from './run-limit.ts';

/** Limits what each run of this workflow may cost. */
export function RunLimitDialog({ workflowId, onClose }: { workflowId: string; onClose: () => void }) {
  const saved = runLimit(workflowId);
  const [text, setText] = useState(saved === null ? '' : formatMoney(saved).slice(1));
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    const read = readAmount(text);
    if (!read.ok) return setProblem(read.problem);
    if (read.amount !== null && isFree(read.amount)) return setProblem('Write more than nothing, or leave it empty.');
    if (read.amount !== null && /\.\d{7}/.test(read.amount)) return setProblem('Write at most 6 decimal places.');
    setRunLimit(workflowId, read.amount);
    onClose();
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-sm">
        <DialogHeader>
          <DialogTitle>Limit of a run</DialogTitle>
          <DialogDescription>
            A run of this workflow begins no picture that would go beyond it. It is remembered in this browser.
          </DialogDescription>
        </DialogHeader>
        <form noValidate className="flex flex-col gap-4" onSubmit={submit}>
          <div className="flex flex-col gap-1.5">
            <Label htmlFor={id}>Stop at, in US dollars</Label>
            <Input
              id={id}
              inputMode="decimal"
              autoComplete="off"
              placeholder="No limit"
              value={text}
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
              {problem ?? 'Leave it empty for no limit of its own.'}
            </p>
          </div>
          <DialogFooter>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="primary">
              Save
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
