import { useEffect, useRef } from 'react';
import type { FormEvent } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import type { RunItem, RunNode } from '../state/run-state.ts';
import type { CorrectedField } from '../state/corrections.ts';
import { useCorrection } from './useCorrection.ts';
import { ValueField } from './ValueField.tsx';
import { useWords } from '../../graph/words/useWords.ts';

interface CorrectionFormProps {
  nodeKey: string;
  node: RunNode;
  /** Of a node that runs over lists: the one that is put right. */
  item?: RunItem;
  field: CorrectedField;
}

/** What a node is about to take, or what it gave, to be put right before the run goes on. */
export function CorrectionForm({ nodeKey, node, item, field }: CorrectionFormProps) {
  const { values, refusal, isDirty, isSaving, write, takeBack, save } = useCorrection({ nodeKey, node, item, field });
  const name = item ? `${node.name} ${item.index + 1}` : node.name;
  const isWrong = values.some(({ error }) => error !== null);
  const words = useWords();
  const form = useRef<HTMLFormElement>(null);
  // Whoever asked for the run to go on may be elsewhere: a refusal leads back to what is to be put right.
  useEffect(() => {
    if (!refusal) return;
    const wrong =
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]') ?? form.current?.querySelector('textarea');
    wrong?.focus();
  }, [refusal]);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (isDirty && !isWrong) void save();
  }

  return (
    <form
      ref={form}
      aria-label={field === 'input' ? `Input of ${name}` : `Output of ${name}`}
      className="flex flex-col gap-3"
      onSubmit={onSubmit}
    >
      {values.map((value) => (
        <ValueField
          key={value.name}
          value={value}
          label={words.label(value.name, node.type)}
          from={node.name}
          onChange={(text) => write(value.name, text, value.saved)}
        />
      ))}
      {refusal?.whole && (
        <p role="alert" className="text-xs break-words text-danger">
          {refusal.whole}
        </p>
      )}
      <div className="flex items-center gap-2">
        <Button type="submit" size="sm" isBusy={isSaving} disabled={!isDirty || isWrong}>
          Save
        </Button>
        {isDirty && (
          <Button size="sm" variant="ghost" disabled={isSaving} onClick={takeBack}>
            Discard
          </Button>
        )}
        <p className="ml-auto text-2xs text-text-muted">{isDirty ? 'Not saved yet' : ''}</p>
      </div>
    </form>
  );
}
