import { drawnFields } from '../../nodes/fields/drawn-fields.ts';
import { configValue } from '@visualadgen/graph/fields/config-value.ts';
import { isWith } from '@visualadgen/graph/only-with.ts';
import { FieldRow } from '../../nodes/fields/FieldRow.tsx';
import { useFieldScope } from '../../nodes/fields/FieldScope.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { Section } from './Section.tsx';

/** A node's own fields, as the server describes them. */
export function SettingsForm() {
  const { type, config, setFields } = useFieldScope();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const drawn = drawnFields(type).filter(({ onlyWith }) => isWith(onlyWith, config));
  // What a run needs stands first.
  const fields = drawn.toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired));
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
