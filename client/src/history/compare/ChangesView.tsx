import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/Badge.tsx';
import type { BadgeTone } from '../../ui/Badge.tsx';
import { Card } from '../../ui/Card.tsx';
import type { FieldChange, NodeChange } from './compare-graphs.ts';
import { diffWords } from './diff-words.ts';
import type { DiffPart } from './diff-words.ts';

/** What changed between two graphs, node by node. */
export function ChangesView({ changes }: { changes: readonly NodeChange[] }) {
  return (
    <section aria-label="What changed" className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">What changed</h2>
      {changes.length === 0 ? (
        <p className="text-sm text-text-muted">Nothing: both ran on the same graph.</p>
      ) : (
        <Card className="divide-y divide-border">
          {changes.map((change) => (
            <NodeChanges key={change.key} change={change} />
          ))}
        </Card>
      )}
    </section>
  );
}

const kinds: Record<NodeChange['kind'], { label: string; tone: BadgeTone }> = {
  added: { label: 'Added', tone: 'success' },
  removed: { label: 'Removed', tone: 'danger' },
  changed: { label: 'Changed', tone: 'neutral' },
};

function NodeChanges({ change: { name, kind, before, fields } }: { change: NodeChange }) {
  const { label, tone } = kinds[kind];
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <h3 className="flex items-center gap-2 text-sm font-medium">
        {name}
        {before !== null && <span className="font-normal text-text-muted">was “{before}”</span>}
        <Badge tone={tone} className="ml-auto">
          {label}
        </Badge>
      </h3>
      {fields.length > 0 && (
        <dl className="flex flex-col gap-2.5 text-xs">
          {fields.map((field) => (
            <div key={field.label} className="grid grid-cols-[10rem_1fr] gap-4">
              <dt className="text-text-muted">{field.label}</dt>
              <dd className="min-w-0">
                <Change field={field} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Change({ field: { from, to, isPicture } }: { field: FieldChange }) {
  if (isPicture) return <>{from ? (to ? 'Another picture' : 'The picture was taken away') : 'A picture was chosen'}</>;
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
  added: 'bg-success-soft text-success no-underline',
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

function isLong(value: unknown): boolean {
  return typeof value === 'string' && /\s/.test(value) && value.length > 24;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
