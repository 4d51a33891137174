import { drawnFields } from '../../nodes/fields/drawn-fields.ts';
import { configValue } from '@visualadgen/graph/fields/config-value.ts';
import { isWith } from '@visualadgen/graph/only-with.ts';
import { FieldRow } from '../../nodes/fields/FieldRow.tsx';
import { useFieldScope } from '../../nodes/fields/FieldScope.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import type { Field } from '../../graph/catalogue/catalogue.ts';
import { Section } from './Section.tsx';

/** A node's own fields, as the server describes them. */
export function SettingsForm() {
  const { type, config, setFields } = useFieldScope();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const drawn = drawnFields(type).filter(({ onlyWith }) => isWith(onlyWith, config));
  const fields = drawn.toSorted((a, b) => rankOf(b) - rankOf(a));
  if (fields.length === 0) return null;
  return (
    <Section title="Settings" className="gap-4">
      {fields.map((field) => (
        <FieldRow
          key={field.name}
          field={field}
          value={configValue(type, config, field)}
          preset={configValue(type, {}, field)}
          isReadOnly={isReadOnly}
          path={[field.name]}
          onChange={(value) => setFields({ [field.name]: value })}
        />
      ))}
    </Section>
  );
}

/** How a thing looks stands first, beside the words that are seen in it; then what a run needs. The places of ads are a long list, and are set from the start. */
function rankOf({ kind, isRequired }: Field): number {
  if (kind === 'LAYOUT') return 2;
  return isRequired && kind !== 'PLACEMENTS' ? 1 : 0;
}
