import { RotateCcw } from 'lucide-react';
import type { FieldKind } from '@visualadgen/graph/fields/field-kinds.ts';
import type { Field } from '../../graph/catalogue/catalogue.ts';

interface DefaultNoteProps {
  field: Field;
  value: unknown;
  preset: unknown;
  isReadOnly: boolean;
  onReset: () => void;
}

/** Numbers tell their default always, choices once they are other than it: a choice shows what it is by itself. */
const shownFor: Partial<Record<FieldKind, 'always' | 'changed'>> = {
  INTEGER: 'always',
  NUMBER: 'always',
  SELECT: 'changed',
  LAYOUT: 'changed',
  SWITCH: 'changed',
  FOCAL_POINT: 'changed',
};

/** A field's default, beside its name; one click goes back to it. */
export function DefaultNote({ field, value, preset, isReadOnly, onReset }: DefaultNoteProps) {
  const when = shownFor[field.kind];
  const isFound = field.kind === 'FOCAL_POINT' && preset === null;
  if (!when || (!isFound && (preset === null || preset === undefined))) return null;
  const text = presetText(field, preset);
  if (value === preset || isReadOnly) {
    return when === 'always' && <span className="shrink-0 text-2xs text-text-muted tabular-nums">default {text}</span>;
  }
  return (
    <button
      type="button"
      aria-label={`Set ${field.label} back to its default, ${text}`}
      title="Back to the default"
      onClick={onReset}
      className="-my-0.5 flex min-w-0 shrink items-center gap-1 rounded-sm px-1 py-0.5 text-2xs text-text-muted tabular-nums hover:bg-hover hover:text-text"
    >
      <RotateCcw aria-hidden className="size-3 shrink-0" />
      <span className="truncate">default {text}</span>
    </button>
  );
}

function presetText({ kind, options }: Field, preset: unknown): string {
  if (kind === 'FOCAL_POINT') return preset === null ? 'found on its own' : 'the middle';
  if (typeof preset === 'boolean') return preset ? 'on' : 'off';
  return options.find(({ value }) => value === String(preset))?.label ?? String(preset);
}
