import { useMemo } from 'react';
import type { FieldKind } from '../../api/generated/graphql.ts';
import type { Field, NodeType } from '../../graph/catalogue/catalogue.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { configValue } from '@visualadgen/graph/fields/config-value.ts';
import { FieldRow } from '../../nodes/fields/FieldRow.tsx';
import { FieldScopeContext } from '../../nodes/fields/FieldScope.ts';
import type { FieldScope } from '../../nodes/fields/FieldScope.ts';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import type { FlowNode } from '../../graph/model/flow.ts';
import { Section } from './Section.tsx';

/** Those whose value says the same in every node. A prompt or an image belongs to its own. */
const shared: ReadonlySet<FieldKind> = new Set(['INTEGER', 'NUMBER', 'SELECT', 'SWITCH']);

/** Nodes of one type have one form: what is set here is set for all of them, as one step. */
export function SharedSettings({ chosen }: { chosen: readonly FlowNode[] }) {
  const catalogue = useCatalogue();
  const [first] = chosen;
  const type = catalogue.nodeType(first?.data.type);
  const isAlike = chosen.every(({ data }) => data.type === first?.data.type);
  const fields = isAlike && type ? type.fields.filter(({ kind }) => shared.has(kind)) : [];
  if (!type || fields.length === 0) return null;
  return <Form type={type} fields={fields} chosen={chosen} />;
}

function Form({ type, fields, chosen }: { type: NodeType; fields: readonly Field[]; chosen: readonly FlowNode[] }) {
  const store = useEditorStore();
  const scope = useMemo((): FieldScope => {
    return {
      nodeKey: '',
      nodeName: '',
      type,
      config: {},
      readConfig: () => ({}),
      problems: [],
      joinedKinds: [],
      price: null,
      setFields: () => undefined,
      assetUrl: () => undefined,
      rememberAsset: () => undefined,
    };
  }, [type]);
  const keys = chosen.map(({ id }) => id);
  return (
    <FieldScopeContext value={scope}>
      <Section title="Settings of all" className="gap-4">
        {fields.map((field) => {
          const values = new Set(chosen.map(({ data }) => configValue(type, data.config, field)));
          const [value] = values;
          const isMixed = values.size > 1;
          return (
            <FieldRow
              key={field.name}
              field={
                isMixed ? { ...field, placeholder: 'Differs', help: 'Not the same in all selected nodes.' } : field
              }
              value={isMixed ? null : value}
              preset={configValue(type, {}, field)}
              isReadOnly={false}
              path={[field.name]}
              onChange={(next) => store.getState().setFields(keys, { [field.name]: next })}
            />
          );
        })}
      </Section>
    </FieldScopeContext>
  );
}
