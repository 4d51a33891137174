import { PencilLine } from 'lucide-react';
import type { RunNode } from '../state/run-state.ts';

type Edited = Pick<RunNode, 'inputEditedAt' | 'outputEditedAt' | 'editedBy'>;

/** Who put a node's values right, and when. */
export function EditedNote({ node: { inputEditedAt, outputEditedAt, editedBy } }: { node: Edited }) {
  const at = [inputEditedAt, outputEditedAt]
    .filter((time) => time !== null)
    .toSorted()
    .at(-1);
  if (!at) return null;
  return (
    <p className="flex gap-1.5 break-words text-text-muted">
      <PencilLine aria-hidden className="mt-0.5 size-3 shrink-0" />
      <span className="min-w-0">
        {what(inputEditedAt, outputEditedAt)} edited{editedBy ? ` by ${editedBy}` : ''} at{' '}
        <time dateTime={at} title={new Date(at).toLocaleString()}>
          {timeFormat.format(Date.parse(at))}
        </time>
      </span>
    </p>
  );
}

function what(inputEditedAt: string | null, outputEditedAt: string | null): string {
  if (inputEditedAt && outputEditedAt) return 'Input and output were';
  return inputEditedAt ? 'The input was' : 'The output was';
}

const timeFormat = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
