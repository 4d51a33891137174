import { useEffect, useId, useRef, useState } from 'react';
import { Input } from '../../ui/controls/Input.tsx';
import { Textarea } from '../../ui/controls/Textarea.tsx';
import { OutputValueView } from '../output/OutputView.tsx';
import { panelImageWidth, ImageGrid } from '../image/ImageGrid.tsx';
import { readOutput } from '../value/read-output.ts';
import type { CorrectedValue } from './useCorrection.ts';

interface ValueFieldProps {
  value: CorrectedValue;
  /** What it is called. */
  label: string;
  /** The node that takes or gave it. */
  from: string;
  onChange: (text: string) => void;
}

/** One value to write over: a text as it is; what is more than a text is shown, and opens as JSON. */
export function ValueField({ value, label, from, onChange }: ValueFieldProps) {
  const { kind, error, isOvertaken } = value;
  const id = useId();
  const notes = error || isOvertaken ? `${id}-notes` : undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1.5 text-xs">
      <label htmlFor={id} className="w-fit text-2xs text-text-muted">
        {label}
      </label>
      <Control id={id} value={value} label={label} from={from} describedBy={notes} onChange={onChange} />
      {notes && (
        <div id={notes} className="flex flex-col gap-0.5 text-xs">
          {error && (
            <p role={kind === 'json' ? undefined : 'alert'} className="break-words text-danger">
              {error}
            </p>
          )}
          {isOvertaken && (
            <p className="text-warning">It was changed elsewhere in the meantime. Saving replaces it with yours.</p>
          )}
        </div>
      )}
    </div>
  );
}

interface ControlProps extends ValueFieldProps {
  id: string;
  describedBy: string | undefined;
}

function Control({ id, value, label, from, describedBy, onChange }: ControlProps) {
  const common = { id, value: value.text, 'aria-invalid': value.error !== null, 'aria-describedby': describedBy };
  switch (value.kind) {
    case 'text':
      return <Textarea {...common} className="min-h-8 text-xs" onChange={(event) => onChange(event.target.value)} />;
    case 'link':
      return <Input {...common} className="text-xs" onChange={(event) => onChange(event.target.value)} />;
    case 'image':
      return <ImageControl common={common} value={value} label={label} from={from} onChange={onChange} />;
    case 'json':
      return <JsonControl common={common} value={value} label={label} from={from} onChange={onChange} />;
  }
}

interface OpenedControlProps extends ValueFieldProps {
  common: { id: string; value: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined };
}

/** An image is looked at: its link says nothing. Whoever has another one puts it in its place. */
function ImageControl({ common, value, label, from, onChange }: OpenedControlProps) {
  const { isOpen, open, control } = useOpened<HTMLInputElement>(value);
  return (
    <>
      <ImageGrid urls={[value.saved]} title={from} limit={1} width={panelImageWidth} />
      {isOpen ? (
        <Input {...common} ref={control} className="text-xs" onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Opener id={common.id} words="Replace the link" label={label} onOpen={open} />
      )}
    </>
  );
}

/** Images and lists are looked at; whoever wants to write opens them. */
function JsonControl({ common, value, label, from, onChange }: OpenedControlProps) {
  const [seen] = readOutput({ [value.name]: value.value });
  const { isOpen, open, control } = useOpened<HTMLTextAreaElement>(value);
  if (seen && !isOpen) {
    return (
      <>
        <OutputValueView value={seen} label={label} from={from} />
        <Opener id={common.id} words="Edit as JSON" label={label} onOpen={open} />
      </>
    );
  }
  return (
    <Textarea
      {...common}
      ref={control}
      spellCheck={false}
      className="min-h-8 font-mono text-2xs"
      onChange={(event) => {
        open();
        onChange(event.target.value);
      }}
    />
  );
}

/** Whether a control is open, because somebody asked for it or has written in it; it has the focus when it opens. */
function useOpened<Control extends HTMLElement>({ text, saved }: CorrectedValue) {
  const [isAsked, setIsAsked] = useState(false);
  const control = useRef<Control>(null);
  useEffect(() => {
    if (isAsked) control.current?.focus();
  }, [isAsked]);
  return { isOpen: isAsked || text !== saved, open: () => setIsAsked(true), control };
}

interface OpenerProps {
  id: string;
  words: string;
  label: string;
  onOpen: () => void;
}

function Opener({ id, words, label, onOpen }: OpenerProps) {
  return (
    <button
      id={id}
      type="button"
      className="w-fit rounded-sm text-2xs text-text-muted underline underline-offset-2 hover:text-text"
      onClick={onOpen}
    >
      {words}
      <span className="sr-only">: {label}</span>
    </button>
  );
}
