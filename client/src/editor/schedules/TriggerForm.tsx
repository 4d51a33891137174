import { useState } from 'react';
import { useClient } from 'urql';
import { mutateOnce } from '../../api/mutate-once.ts';
import { readAnswer } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { FormField } from '../../ui/controls/FormField.tsx';
import { CreateTriggerMutation } from './schedules-documents.ts';

interface TriggerFormProps {
  workflowId: string;
  onMade: (made: { secret: string; url: string }) => void;
}

/** Gives another system an address and a secret. */
export function TriggerForm({ workflowId, onMade }: TriggerFormProps) {
  const client = useClient();
  const [name, setName] = useState('');
  const [budget, setBudget] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function save() {
    setIsBusy(true);
    const { data, error } = await mutateOnce(client, CreateTriggerMutation, {
      workflowId,
      name,
      ...(budget.trim() !== '' && { monthlyBudget: budget.trim() }),
    });
    setIsBusy(false);
    const answer = readAnswer(error, data?.createTrigger, 'CreateTriggerPayload');
    if (!answer.ok) return setProblem(answer.message);
    setProblem(null);
    setName('');
    onMade({ secret: answer.payload.secret, url: answer.payload.trigger.url });
  }

  return (
    <form
      className="flex flex-col gap-3 rounded-lg border border-border bg-surface-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <FormField label="Which system calls" placeholder="Shop" value={name} maxLength={100} onType={setName} />
        <FormField
          label="At most in a month, in USD (optional)"
          value={budget}
          inputMode="decimal"
          placeholder="No limit of its own"
          onType={setBudget}
        />
      </div>
      {problem !== null && (
        <p role="alert" className="text-xs text-danger">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" isBusy={isBusy} className="self-end">
        Make an address and a secret
      </Button>
    </form>
  );
}
