import { useId } from 'react';
import type { ReactNode } from 'react';
import { ScrollBox } from '../../ui/surfaces/ScrollBox.tsx';
import { useRun } from '../../run/state/RunContext.tsx';
import { cn } from '../../ui/theme/class-names.ts';
import { portLooks } from '../../graph/catalogue/port-looks.ts';
import type { PortPart } from '@visualadgen/graph/merging/merge-scope.ts';
import { inkOf } from './TemplateMirror.tsx';
import type { TemplateWriting } from './useTemplateWriting.ts';

interface TemplatePreviewProps {
  writing: Pick<TemplateWriting, 'filled' | 'isWriting'>;
  className?: string;
}

/** What the next node will read: the template with its values in it, as far as they are known. */
export function TemplatePreview({ writing: { filled, isWriting }, className }: TemplatePreviewProps) {
  const id = useId();
  const hasRun = useRun(({ execution }) => execution !== null);
  const when = hasRun ? 'after the next run' : 'after the first run';
  return (
    <section aria-labelledby={id} className="flex min-h-0 flex-col gap-1">
      <h4 id={id} className="text-2xs font-medium text-text-muted">
        Filled in
      </h4>
      <ScrollBox
        label="The filled-in text"
        className={cn('rounded-md bg-surface-sunken px-2.5 py-2 text-xs leading-5', className ?? 'max-h-44')}
      >
        <div className="break-words whitespace-pre-wrap">
          {filled.map((part, index) => (
            // Parts have no identity beyond their place.
            <Part key={`${index} ${part.kind}`} part={part} when={when} isWriting={isWriting} />
          ))}
        </div>
      </ScrollBox>
    </section>
  );
}

function Part({ part, when, isWriting }: { part: PortPart; when: string; isWriting: boolean }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'value':
      if (part.text === '') return <Chip className="text-text-muted">{part.variable} — still empty</Chip>;
      return (
        <span
          title={`{{${part.variable}}}`}
          className="rounded-[3px] box-decoration-clone px-0.5"
          style={part.given.kind ? { background: inkOf(portLooks[part.given.kind].color).background } : undefined}
        >
          {part.text}
        </span>
      );
    case 'later':
      return (
        <Chip className="text-text-muted">
          {part.variable} — {when}
        </Chip>
      );
    case 'missing':
      return <Chip className="border-danger text-danger">{part.variable} — nothing provides it</Chip>;
    case 'fault':
      if (isWriting) return part.text;
      return <span className="text-danger underline decoration-wavy underline-offset-3">{part.text}</span>;
  }
}

function Chip({ className, children }: { className: string; children: ReactNode }) {
  return (
    <span
      className={cn(
        'rounded-full border border-dashed border-border-strong bg-surface-raised box-decoration-clone px-1.5 py-px text-2xs',
        className,
      )}
    >
      {children}
    </span>
  );
}
