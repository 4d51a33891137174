import { Wand } from 'lucide-react';
import { useId, useState } from 'react';
import type { FormEvent, KeyboardEvent } from 'react';
import { useClient } from 'urql';
import { Button } from '../../ui/controls/Button.tsx';
import { Label } from '../../ui/controls/Label.tsx';
import { Textarea } from '../../ui/controls/Textarea.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { startEdit } from './edit-actions.ts';
import { costOf, costWords, type EditModel, type ImageEdit } from './image-edit.ts';
import { ModelChoice } from './ModelChoice.tsx';

/** What is asked for, as far as it is typed and chosen. */
export interface EditDraft {
  prompt: string;
  model: string;
  count: number;
}

let lastModel = '';

/** Nothing said yet, with the model of the last edit on this page. */
export function newDraft(): EditDraft {
  return { prompt: '', model: lastModel, count: 1 };
}

interface EditFormProps {
  pictureId: string;
  models: readonly EditModel[];
  draft: EditDraft;
  onDraft: (draft: EditDraft) => void;
  onStarted: (edit: ImageEdit) => void;
}

const longestPrompt = 2_000;
const ideas = ['A plain white background', 'On a beach at sunset', 'Softer, warmer light'];

/** Says what to change, by which model and in how many variants; the button says what that costs. */
export function EditForm({ pictureId, models, draft, onDraft, onStarted }: EditFormProps) {
  const client = useClient();
  const id = useId();
  const [isStarting, setIsStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const model = models.find((one) => one.id === draft.model) ?? models[0];
  const count = Math.min(draft.count, model?.mostVariants ?? 1);
  const isReady = model !== undefined && (!model.takesPrompt || draft.prompt.trim() !== '');

  async function start(event?: FormEvent) {
    event?.preventDefault();
    if (!isReady || isStarting) return;
    setIsStarting(true);
    const prompt = model.takesPrompt ? draft.prompt.trim() : null;
    const started = await startEdit(client, { assetId: pictureId, model: model.id, prompt, count });
    setIsStarting(false);
    if (typeof started === 'string') return setProblem(started);
    setProblem(null);
    lastModel = model.id;
    onDraft({ ...draft, prompt: '' });
    onStarted(started);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void start();
  }

  return (
    <form
      aria-label="Edit the picture"
      onSubmit={(event) => void start(event)}
      className="flex flex-col gap-3 px-4 py-3"
    >
      {(!model || model.takesPrompt) && (
        <div className="flex flex-col gap-1.5">
          <Label htmlFor={id}>Say what to change</Label>
          <Textarea
            id={id}
            value={draft.prompt}
            maxLength={longestPrompt}
            placeholder="Put it on a wet street at night"
            aria-invalid={problem !== null}
            aria-describedby={problem ? `${id}-problem` : undefined}
            onChange={(event) => onDraft({ ...draft, prompt: event.target.value })}
            onKeyDown={onKeyDown}
          />
          {draft.prompt === '' && (
            <div className="flex flex-wrap gap-1.5">
              {ideas.map((idea) => (
                <button
                  key={idea}
                  type="button"
                  className="h-6 rounded-full border border-border px-2.5 text-2xs text-text-muted hover:border-border-strong hover:text-text max-md:h-11.5 max-md:px-4"
                  onClick={() => {
                    onDraft({ ...draft, prompt: idea });
                    document.getElementById(id)?.focus();
                  }}
                >
                  {idea}
                </button>
              ))}
            </div>
          )}
        </div>
      )}
      <ModelChoice models={models} chosen={model} onChoose={(chosen) => onDraft({ ...draft, model: chosen })} />
      {model && model.mostVariants > 1 && (
        <Variants count={count} most={model.mostVariants} onChoose={(chosen) => onDraft({ ...draft, count: chosen })} />
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-xs text-danger">
          {problem}
        </p>
      )}
      <Button type="submit" variant="primary" isBusy={isStarting} disabled={!isReady} className="max-md:h-11.5">
        <Wand />
        {model && !model.takesPrompt ? model.title : 'Edit'}
        {model && <span className="tabular-nums opacity-80">· {costWords(costOf(model, count))}</span>}
      </Button>
    </form>
  );
}

interface VariantsProps {
  count: number;
  most: number;
  onChoose: (count: number) => void;
}

function Variants({ count, most, onChoose }: VariantsProps) {
  const name = useId();
  return (
    <fieldset className="flex items-center justify-between gap-3">
      <legend className="float-left text-xs font-medium">Variants</legend>
      <div className="flex rounded-lg bg-surface-sunken p-0.5">
        {Array.from({ length: most }, (_, index) => index + 1).map((number) => (
          <label
            key={number}
            className={cn(
              'flex h-7 w-9 cursor-pointer items-center justify-center rounded-md text-xs font-medium text-text-muted hover:text-text has-focus-visible:outline-2 has-focus-visible:outline-ring max-md:h-10 max-md:w-12',
              number === count && 'bg-surface-raised text-text shadow-card',
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={number === count}
              onChange={() => onChoose(number)}
            />
            {number}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
