import { X } from 'lucide-react';
import { memo } from 'react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { Textarea } from '../../ui/controls/Textarea.tsx';
import type { Selection, TextRow } from './text-rows.ts';
import { linesOf } from './text-rows.ts';

/** What a row asks of its list. They are the same ones as long as the list is on screen. */
export interface RowActions {
  write(key: number, text: string): void;
  /** Several lines in the place of what is selected. */
  put(key: number, selection: Selection, lines: readonly string[]): void;
  joinWithBefore(key: number): void;
  remove(key: number): void;
  moveBy(key: number, step: number): void;
  /** To the row before or after, with the caret. */
  goBy(key: number, step: number): void;
}

interface TextRowBoxProps {
  row: TextRow;
  id: string | undefined;
  label: string;
  placeholder: string | undefined;
  isReadOnly: boolean;
  isInvalid: boolean;
  describedBy: string | undefined;
  actions: RowActions;
}

/** One text. Enter begins the next one, Shift+Enter a line of the same. */
export const TextRowBox = memo(function TextRowBox(props: TextRowBoxProps) {
  const { row, id, label, placeholder, isReadOnly, isInvalid, describedBy, actions } = props;
  const { key } = row;
  return (
    <>
      <Textarea
        id={id}
        rows={1}
        data-row={key}
        aria-label={label}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        className="max-h-40 min-h-8 resize-none"
        value={row.text}
        placeholder={placeholder}
        readOnly={isReadOnly}
        onChange={(event) => actions.write(key, event.target.value)}
        onKeyDown={(event) => !isReadOnly && onKeyDown(event, row, actions)}
        onPaste={(event) => !isReadOnly && onPaste(event, key, actions)}
      />
      {!isReadOnly && (
        <button
          type="button"
          aria-label={`Remove ${label}`}
          title="Remove"
          className="flex h-7 w-6 shrink-0 items-center justify-center rounded-sm text-text-muted hover:bg-hover hover:text-text"
          onClick={() => actions.remove(key)}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </>
  );
});

function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>, { key, text }: TextRow, actions: RowActions) {
  const selection = selectionOf(event.currentTarget);
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
  const isArrow = event.key === 'ArrowUp' || event.key === 'ArrowDown';
  const step = event.key === 'ArrowUp' ? -1 : 1;
  const isAtStart = selection.start === 0 && selection.end === 0;
  if (isArrow && event.altKey) actions.moveBy(key, step);
  else if (isArrow && !event.shiftKey && isAtEdge(text, selection, step)) actions.goBy(key, step);
  else if (event.key === 'Enter' && !event.shiftKey) actions.put(key, selection, ['', '']);
  else if (event.key === 'Backspace' && isAtStart) actions.joinWithBefore(key);
  else return;
  event.preventDefault();
}

function onPaste(event: ClipboardEvent<HTMLTextAreaElement>, key: number, actions: RowActions) {
  const lines = linesOf(event.clipboardData.getData('text/plain'));
  if (lines.length < 2) return;
  event.preventDefault();
  event.stopPropagation();
  actions.put(key, selectionOf(event.currentTarget), lines);
}

function selectionOf({ selectionStart: start, selectionEnd: end }: HTMLTextAreaElement): Selection {
  return { start, end };
}

/** There is no line of the same text to go to. */
function isAtEdge(text: string, { start, end }: Selection, step: number): boolean {
  return !(step < 0 ? text.slice(0, start) : text.slice(end)).includes('\n');
}
