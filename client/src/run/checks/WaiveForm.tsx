import { useEffect, useRef, useState } from 'react';
import type { FormEvent } from 'react';
import { useClient } from 'urql';
import { Button } from '../../ui/controls/Button.tsx';
import { FormField } from '../../ui/controls/FormField.tsx';
import { type CheckedAd, waiveCheck } from './waive-check.ts';

/** Characters; the server takes no longer one. */
const longestReason = 500;

interface WaiveFormProps {
  assetId: string;
  checkKey: string;
  onWaived: (ad: CheckedAd) => void;
  onClose: () => void;
}

/** Why a check may be as it is. */
export function WaiveForm({ assetId, checkKey, onWaived, onClose }: WaiveFormProps) {
  const client = useClient();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (reason.trim() === '') return setProblem('Say why it may stay so: whoever gets the ads reads it.');
    setIsBusy(true);
    const ad = await waiveCheck(client, { assetId, checkKey, reason });
    setIsBusy(false);
    if (typeof ad === 'string') return setProblem(ad);
    onWaived(ad);
  }
  return (
    <form className="flex flex-col gap-2" onSubmit={(event) => void submit(event)}>
      <FormField
        label="Why it may stay so"
        value={reason}
        maxLength={longestReason}
        ref={field}
        problem={problem}
        onType={(text) => {
          setReason(text);
          setProblem(null);
        }}
        onKeyDown={(event) => {
          // The arrows turn to the next picture otherwise, and Escape closes it.
          event.stopPropagation();
          if (event.key === 'Escape') onClose();
        }}
      />
      <span className="flex gap-2">
        <Button type="submit" size="sm" variant="primary" className="max-md:h-11.5" isBusy={isBusy}>
          Waive
        </Button>
        <Button size="sm" className="max-md:h-11.5" onClick={onClose}>
          Cancel
        </Button>
      </span>
    </form>
  );
}
