import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FieldChange } from './compare-graphs.ts';
import { diffWords } from './diff-words.ts';
import type { DiffPart } from './diff-words.ts';
import { imageChangeWords } from './image-change-words.ts';
import { isLong, textOf, valueText } from './field-text.ts';

/** What a field said before and says now; of longer texts, the words that changed. */
export function FieldChangeText({ field: { from, to, isImage } }: { field: FieldChange }) {
  if (isImage) return <>{imageChangeWords(from, to)}</>;
  if (isLong(from) || isLong(to)) return <TextChange parts={diffWords(textOf(from), textOf(to))} />;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Value isOld>{valueText(from)}</Value>
      <ArrowRight aria-label="became" className="size-3.5 text-text-muted" />
      <Value>{valueText(to)}</Value>
    </span>
  );
}

function Value({ isOld = false, children }: { isOld?: boolean; children: ReactNode }) {
  return <span className={isOld ? 'break-words text-text-muted' : 'font-medium break-words'}>{children}</span>;
}

const looks: Record<DiffPart['kind'], string> = {
  same: '',
  removed: 'bg-danger-soft text-danger line-through decoration-1',
  added: 'bg-success-soft text-success no-underline [del+&]:ml-1',
};

/** One text with what was taken out and what was put in. */
function TextChange({ parts }: { parts: readonly DiffPart[] }) {
  return (
    <p className="rounded-md bg-surface-sunken px-2.5 py-2 leading-5 break-words whitespace-pre-wrap">
      {parts.map(({ kind, text }, index) => {
        const Tag = kind === 'removed' ? 'del' : kind === 'added' ? 'ins' : 'span';
        return (
          <Tag key={`${index} ${kind}`} className={looks[kind]}>
            {text}
          </Tag>
        );
      })}
    </p>
  );
}
