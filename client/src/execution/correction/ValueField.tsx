import { useEffect, useId, useRef, useState } from 'react';
import { Input } from '../../ui/Input.tsx';
import { Textarea } from '../../ui/Textarea.tsx';
import { OutputValueView } from '../OutputView.tsx';
import { PictureGrid } from '../PictureGrid.tsx';
import { isPictureName, readOutput } from '../read-output.ts';
import type { CorrectedValue } from './useCorrection.ts';

interface ValueFieldProps {
  value: CorrectedValue;
  /** The node that takes or gave it. */
  from: string;
  onChange: (text: string) => void;
}

/** One value to write over: a text as it is; what is more than a text is shown, and opens as JSON. */
export function ValueField({ value, from, onChange }: ValueFieldProps) {
  const { name, kind, error, isOvertaken } = value;
  const id = useId();
  const notes = error || isOvertaken ? `${id}-notes` : undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1.5 text-xs">
      <label htmlFor={id} className="w-fit font-mono text-2xs text-text-muted">
        {name}
      </label>
      <Control id={id} value={value} from={from} describedBy={notes} onChange={onChange} />
      {notes && (
        <div id={notes} className="flex flex-col gap-0.5 text-xs">
          {error && (
            <p role={kind === 'json' ? undefined : 'alert'} className="break-words text-danger">
              {error}
            </p>
          )}
          {isOvertaken && (
            <p className="text-warning">It was changed elsewhere meanwhile. Saving puts yours in its place.</p>
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

function Control({ id, value, from, describedBy, onChange }: ControlProps) {
  const common = { id, value: value.text, 'aria-invalid': value.error !== null, 'aria-describedby': describedBy };
  switch (value.kind) {
    case 'text':
      return <Textarea {...common} className="min-h-8 text-xs" onChange={(event) => onChange(event.target.value)} />;
    case 'link':
      return (
        <>
          {isPictureName(value.name) && <PictureGrid urls={[value.saved]} title={from} limit={1} />}
          <Input {...common} className="text-xs" onChange={(event) => onChange(event.target.value)} />
        </>
      );
    case 'json':
      return <JsonControl common={common} value={value} from={from} onChange={onChange} />;
  }
}

interface JsonControlProps extends ValueFieldProps {
  common: { id: string; value: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined };
}

/** Pictures and lists are looked at; whoever wants to write opens them. */
function JsonControl({ common, value, from, onChange }: JsonControlProps) {
  const [seen] = readOutput({ [value.name]: JSON.parse(value.saved) as unknown });
  const [isAsked, setIsAsked] = useState(false);
  const editor = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isAsked) editor.current?.focus();
  }, [isAsked]);
  if (seen && !isAsked && value.text === value.saved) {
    return (
      <>
        <OutputValueView value={seen} from={from} />
        <button
          id={common.id}
          type="button"
          className="w-fit rounded-sm text-2xs text-text-muted underline underline-offset-2 hover:text-text"
          onClick={() => setIsAsked(true)}
        >
          Edit as JSON<span className="sr-only">: {value.name}</span>
        </button>
      </>
    );
  }
  return (
    <Textarea
      {...common}
      ref={editor}
      spellCheck={false}
      className="min-h-8 font-mono text-2xs"
      onChange={(event) => {
        setIsAsked(true);
        onChange(event.target.value);
      }}
    />
  );
}
