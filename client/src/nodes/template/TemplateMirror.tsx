import type { TemplateSegment } from '@visualadgen/graph/template/read-template.ts';
import { lookUp } from '@visualadgen/graph/template/template-scope.ts';
import type { Ref } from 'react';
import { portLooks } from '../../graph/catalogue/port-looks.ts';
import type { PortScope } from '@visualadgen/graph/merging/merge-scope.ts';

interface TemplateMirrorProps {
  ref: Ref<HTMLDivElement>;
  segments: readonly TemplateSegment[];
  scope: PortScope;
  /** Where a variable is being written, which is no mistake yet; null elsewhere. */
  openAt: number | null;
  className: string;
}

/** What is written, with its variables set off. It lies under the field that is typed into, letter for letter. */
export function TemplateMirror({ ref, segments, scope, openAt, className }: TemplateMirrorProps) {
  return (
    <div ref={ref} aria-hidden className={className}>
      {segments.map((segment, index) => {
        const { text, start, kind } = segment;
        const isOpen = openAt !== null && start <= openAt && openAt < start + text.length;
        const look = isOpen && kind !== 'text' ? openLook : lookOf(segment, scope);
        // Segments have no identity beyond their place.
        return (
          <span key={`${index} ${kind}`} className={look?.className} style={look?.style}>
            {text}
          </span>
        );
      })}
      {/* A line that was just begun has a height only when something is on it. */}
      {'\u200b'}
    </div>
  );
}

interface Look {
  className: string;
  style?: { color: string; background: string };
}

// Nothing here may move a letter: no padding, no other weight.
const wrong = 'rounded-[3px] bg-danger-soft text-danger underline decoration-danger decoration-wavy underline-offset-3';
const openLook: Look = { className: 'rounded-[3px] bg-accent-soft text-accent-text' };

function lookOf({ kind, means }: TemplateSegment, scope: PortScope): Look | null {
  if (kind === 'text') return null;
  if (kind === 'literal') return { className: 'text-text-muted' };
  const given = kind === 'variable' ? lookUp(means, scope) : undefined;
  if (!given) return { className: wrong };
  if (given.kind === null) return { className: 'rounded-[3px] bg-hover' };
  return { className: 'rounded-[3px]', style: inkOf(portLooks[given.kind].color) };
}

/** A port's colour as ink, dark (or light) enough to be read, on a breath of itself. */
export function inkOf(color: string) {
  return {
    color: `color-mix(in oklab, ${color} 78%, var(--text))`,
    background: `color-mix(in oklab, ${color} 13%, transparent)`,
  };
}
