import { useId, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { mutateOnce } from '../../api/mutate-once.ts';
import { explainFailure, readAnswer } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { FormField } from '../../ui/controls/FormField.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { CreateScheduleMutation, TimesQuery } from './schedules-documents.ts';
import { type InputOfWorkflow, InputValues, readValues } from './InputValues.tsx';
import { RhythmFields } from './RhythmFields.tsx';
import { sayMoment } from './say-result.ts';

interface ScheduleFormProps {
  workflowId: string;
  inputs: readonly InputOfWorkflow[];
  onDone: () => void;
}

/** Plans a workflow, and says before it is saved when it would come. */
export function ScheduleForm({ workflowId, inputs, onDone }: ScheduleFormProps) {
  const client = useClient();
  const zones = useId();
  const missed = useId();
  const [cron, setCron] = useState('0 9 * * 1-5');
  const [isOwn, setIsOwn] = useState(false);
  const [timeZone, setTimeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
  const [catchesUp, setCatchesUp] = useState(false);
  const [budget, setBudget] = useState('');
  const [values, setValues] = useState<Record<string, string>>({});
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [{ data, error }] = useQuery({ query: TimesQuery, variables: { cron, timeZone } });

  async function save() {
    setIsBusy(true);
    const { data: made, error: failure } = await mutateOnce(client, CreateScheduleMutation, {
      workflowId,
      cron,
      timeZone,
      missedTimes: catchesUp ? 'RUN_ONCE' : 'SKIP',
      inputs: readValues(inputs, values),
      ...(budget.trim() !== '' && { monthlyBudget: budget.trim() }),
    });
    setIsBusy(false);
    const answer = readAnswer(failure, made?.createSchedule, 'CreateSchedulePayload');
    if (!answer.ok) return setProblem(answer.message);
    toast.success('It runs by itself from now on');
    onDone();
  }

  return (
    <form
      className="flex flex-col gap-3 rounded-lg border border-border bg-surface-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <RhythmFields cron={cron} onChange={setCron} isOwn={isOwn} onOwn={setIsOwn} />
      <div className="grid gap-3 sm:grid-cols-2">
        <FormField label="Time zone" value={timeZone} list={zones} spellCheck={false} onType={setTimeZone} />
        <datalist id={zones}>
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </datalist>
        <FormField
          label="At most in a month, in USD (optional)"
          value={budget}
          inputMode="decimal"
          placeholder="No limit of its own"
          onType={setBudget}
        />
      </div>
      <InputValues inputs={inputs} values={values} onChange={setValues} />
      <div className="flex items-center gap-2">
        <Switch id={missed} checked={catchesUp} onCheckedChange={setCatchesUp} />
        <Label htmlFor={missed}>Run once when a time was missed because the server was off</Label>
      </div>
      <div className="min-h-24 text-xs" aria-live="polite">
        {error ? (
          <p className="text-danger">{explainFailure(error)}</p>
        ) : (
          data && (
            <>
              <p className="font-medium">{data.scheduleTimes.description}. The next five times:</p>
              <ol className="text-text-muted">
                {data.scheduleTimes.nextTimes.map((time) => (
                  <li key={time}>{sayMoment(time, timeZone)}</li>
                ))}
              </ol>
            </>
          )
        )}
      </div>
      {problem !== null && (
        <p role="alert" className="text-xs text-danger">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" isBusy={isBusy} className="self-end">
        Save the schedule
      </Button>
    </form>
  );
}
