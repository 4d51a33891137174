import { useId, useState } from 'react';
import type { ComponentProps, KeyboardEvent } from 'react';
import { Input } from '../../ui/controls/Input.tsx';
import { Textarea } from '../../ui/controls/Textarea.tsx';

interface TextToEditProps {
  label: string;
  value: string;
  placeholder: string;
  maxLength: number;
  /** It may have more than one line on screen. */
  isLong?: boolean;
  /** Saves it, and gives why that could not be done; an empty text takes it away. */
  onSave: (text: string) => Promise<string | null>;
}

/** A text that is saved when it is left or Enter is pressed; Escape takes back what was typed. What could not be saved stays, with the reason. */
export function TextToEdit({ label, value, placeholder, maxLength, isLong = false, onSave }: TextToEditProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function save() {
    if (draft === null) return;
    if (draft.trim() === value) return putBack();
    const refusal = await onSave(draft.trim());
    setProblem(refusal);
    if (refusal === null) setDraft(null);
  }
  function putBack() {
    setDraft(null);
    setProblem(null);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void save();
    } else if (event.key === 'Escape' && draft !== null) {
      // The picture stays open.
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
      putBack();
    }
  }

  const field = {
    'aria-label': label,
    'aria-invalid': problem !== null,
    'aria-describedby': problem ? `${id}-problem` : undefined,
    value: draft ?? value,
    placeholder,
    maxLength,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onKeyDown,
    onBlur: () => void save(),
  } satisfies ComponentProps<'input'> & ComponentProps<'textarea'>;
  return (
    <div className="flex flex-col gap-1">
      {isLong ? (
        <Textarea {...field} className="min-h-9 max-md:min-h-11.5" />
      ) : (
        <Input {...field} className="max-md:h-11.5" />
      )}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-xs text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
