import type { ReadTemplate } from '@visualadgen/graph/template/read-template.ts';
import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef } from 'react';
import type { ReactNode, Ref } from 'react';
import { cn } from '../../ui/theme/class-names.ts';
import { caretRect } from './caret-rect.ts';
import { insertText } from './insert-text.ts';
import type { PortScope } from '@visualadgen/graph/merging/merge-scope.ts';
import { TemplateMirror } from './TemplateMirror.tsx';
import { useCompletion } from './useCompletion.ts';
import { optionId, VariableList } from './VariableList.tsx';

export interface TemplateEditorHandle {
  /** Puts a variable where the caret is. */
  insert(variable: string): void;
}

interface TemplateEditorProps {
  ref: Ref<TemplateEditorHandle>;
  id: string;
  label?: string;
  value: string;
  read: ReadTemplate;
  scope: PortScope;
  onChange: (value: string) => void;
  placeholder: string | undefined;
  isReadOnly: boolean;
  isInvalid: boolean;
  describedBy: string | undefined;
  isLarge?: boolean;
  /** Somebody is in the middle of a variable, which is no mistake yet. */
  onWriting: (isWriting: boolean) => void;
  /** What stands in the box under the text. */
  children: ReactNode;
}

/** All that moves a letter is said once, for the text that is typed and for its mirror. */
const layerClasses =
  'col-start-1 row-start-1 w-full border-0 px-2.5 py-2 font-sans tracking-normal break-words whitespace-pre-wrap';

/**
 * A text with `{{variables}}`. What is typed goes into a plain text area, which knows undo, spelling and every way to write;
 * its letters are drawn by the mirror under it.
 */
export function TemplateEditor(props: TemplateEditorProps) {
  const { ref, id, label, value, read, scope, onChange, placeholder, isReadOnly, isInvalid, describedBy } = props;
  const { isLarge = false, onWriting, children } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const listId = useId();
  const completion = useCompletion(area, value, scope, isReadOnly);
  const { openAt, matches, active } = completion;
  const isOpen = openAt !== null;
  const isWriting = completion.writingAt !== null;
  useEffect(() => onWriting(isWriting), [onWriting, isWriting]);
  const place = useCallback(
    () => (mirror.current && openAt !== null ? caretRect(mirror.current, openAt) : null),
    [openAt],
  );

  useImperativeHandle(
    ref,
    () => ({
      insert(variable) {
        const at = area.current;
        if (at) insertText(at, `{{${variable}}}`, at.selectionStart, at.selectionEnd);
      },
    }),
    [],
  );
  const text = isLarge ? 'min-h-80 text-base leading-6' : 'min-h-32 text-sm leading-5.5';
  const segments = useMemo(() => read.segments, [read]);

  return (
    <div
      className={cn(
        'flex min-h-0 flex-col rounded-md border border-border bg-surface-raised transition-[border-color,box-shadow] duration-100',
        'hover:border-border-strong has-aria-invalid:border-danger',
        'has-[textarea:focus-visible]:border-ring has-[textarea:focus-visible]:ring-3 has-[textarea:focus-visible]:ring-accent-soft',
        isLarge && 'flex-1',
      )}
    >
      <div className={cn('grid overflow-y-auto overscroll-contain', isLarge ? 'min-h-0 flex-1' : 'max-h-96')}>
        <TemplateMirror
          ref={mirror}
          segments={segments}
          scope={scope}
          openAt={completion.writingAt}
          className={cn(layerClasses, text, 'pointer-events-none text-text')}
        />
        <textarea
          ref={area}
          id={id}
          aria-label={label}
          value={value}
          placeholder={placeholder}
          readOnly={isReadOnly}
          spellCheck
          aria-invalid={isInvalid || undefined}
          aria-describedby={describedBy}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen ? optionId(listId, active) : undefined}
          onChange={(event) => {
            onChange(event.target.value);
            completion.onTyped();
          }}
          onSelect={completion.onMoved}
          onBlur={completion.close}
          onKeyDown={completion.onKey}
          className={cn(
            layerClasses,
            text,
            'resize-none overflow-hidden bg-transparent text-text focus-visible:outline-none',
            // Its own letters are not drawn, but for the placeholder, which has no mirror.
            '[-webkit-text-fill-color:transparent] placeholder:[-webkit-text-fill-color:var(--text-muted)]',
          )}
        />
      </div>
      {children}
      {isOpen && (
        <VariableList
          id={listId}
          offers={matches}
          active={active}
          place={place}
          onChoose={completion.choose}
          onPoint={completion.point}
        />
      )}
      <span aria-live="polite" className="sr-only">
        {isOpen && `${matches.length} ${matches.length === 1 ? 'variable' : 'variables'} on offer`}
      </span>
    </div>
  );
}
