import type { FieldChange, NodeChange } from '../../graph/changes/compare-graphs.ts';
import { diffWords, sideOf } from '../../graph/changes/diff-words.ts';
import { imageWords } from '../../graph/changes/image-change-words.ts';
import { hasWords, textOf, valueText } from '../../graph/changes/field-text.ts';

/** What a node says on either side: mine on the left, theirs on the right, the words marked that the other has not. */
export function BothValues({ change: { name, before, fields } }: { change: NodeChange }) {
  const renamed: FieldChange[] = before === null ? [] : [{ label: 'Name', from: before, to: name }];
  return (
    <section aria-label={name} className="flex flex-col gap-2 rounded-xl bg-surface-sunken p-3 text-sm">
      <h3 className="font-medium">{name}</h3>
      {[...renamed, ...fields].map((field) => (
        <div key={field.label} className="flex flex-col gap-1">
          <p className="text-xs text-text-muted">{field.label}</p>
          <div className="grid grid-cols-2 gap-3">
            <Value field={field} side="to" />
            <Value field={field} side="from" />
          </div>
        </div>
      ))}
    </section>
  );
}

const owners = { to: 'Mine', from: 'Theirs' };

function Value({ field, side }: { field: FieldChange; side: 'from' | 'to' }) {
  return (
    <p className="min-w-0 leading-5 break-words whitespace-pre-wrap">
      <span className="sr-only">{owners[side]}: </span>
      <OneSide field={field} side={side} />
    </p>
  );
}

function OneSide({ field: { from, to, isImage }, side }: { field: FieldChange; side: 'from' | 'to' }) {
  const own = side === 'from' ? from : to;
  if (isImage) return imageWords(own, from, to);
  if (!hasWords(from) && !hasWords(to)) return <span className="font-medium">{valueText(own)}</span>;
  if (textOf(own) === '') return <span className="text-text-muted">nothing</span>;
  return sideOf(diffWords(textOf(from), textOf(to)), side).map(({ text, isOwn }, index) =>
    isOwn ? (
      <mark key={index} className="rounded-xs bg-accent-soft px-0.5 -mx-0.5 text-accent-text">
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  );
}
