import { useRef } from 'react';
import { cn } from '../../ui/class-names.ts';
import { fieldClasses } from '../../ui/Input.tsx';
import { missingVariables, offersOf, readTemplate } from '../template-text.ts';
import type { FieldControlProps } from './field-control.ts';
import { useFieldScope } from './FieldScope.ts';

/** Both layers must break lines alike, so all that moves a letter is said once. */
const layerClasses =
  'col-start-1 row-start-1 min-h-32 w-full px-2.5 py-2 text-sm leading-5.5 break-words whitespace-pre-wrap font-sans';

/** A text with `{{variables}}`: they are set off as one types, and those on offer are put in by a click. */
export function TemplateField({ id, field, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  const textarea = useRef<HTMLTextAreaElement>(null);
  const { upstream } = useFieldScope();
  const template = typeof value === 'string' ? value : '';
  const missing = new Set(missingVariables(template, upstream));

  function insert(variable: string) {
    const area = textarea.current;
    const start = area?.selectionStart ?? template.length;
    const end = area?.selectionEnd ?? template.length;
    const written = `{{${variable}}}`;
    onChange(template.slice(0, start) + written + template.slice(end));
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(start + written.length, start + written.length);
    });
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="grid max-h-96 overflow-y-auto rounded-md bg-surface-raised">
        <div aria-hidden className={cn(layerClasses, 'pointer-events-none border border-transparent')}>
          {readTemplate(template).map(({ text, variable }, index) => (
            <span
              key={`${index} ${text}`}
              className={variable === null ? 'text-transparent' : variableClasses(missing.has(variable))}
            >
              {text}
            </span>
          ))}
          {/* A line that was just begun has a height only when something is on it. */}
          {'\u200b'}
        </div>
        <textarea
          ref={textarea}
          id={id}
          value={template}
          placeholder={field.placeholder ?? undefined}
          readOnly={isReadOnly}
          spellCheck
          aria-invalid={isInvalid || undefined}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.value)}
          className={cn(fieldClasses, layerClasses, 'resize-none overflow-hidden bg-transparent')}
        />
      </div>
      {!isReadOnly && <Offers onInsert={insert} />}
    </div>
  );
}

function variableClasses(isMissing: boolean): string {
  return cn('rounded-sm text-transparent', isMissing ? 'bg-danger-soft ring-1 ring-danger' : 'bg-accent-soft');
}

function Offers({ onInsert }: { onInsert: (variable: string) => void }) {
  const { upstream } = useFieldScope();
  const offers = offersOf(upstream);
  if (offers.length === 0) {
    return <p className="text-xs text-text-muted">Join a node to this one, and what it gives can be used here.</p>;
  }
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">Put in a variable</legend>
      {offers.map(({ variable, from }, index) => (
        <button
          key={`${index} ${variable}`}
          type="button"
          title={`From ${from}`}
          onClick={() => onInsert(variable)}
          className="max-w-full truncate rounded-full border border-border bg-surface-raised px-2 py-0.5 text-xs font-medium text-accent-text hover:border-accent hover:bg-accent-soft"
        >
          {variable}
        </button>
      ))}
    </fieldset>
  );
}
