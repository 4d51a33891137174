import { isRecord, toConfig } from '../../graph/model/graph.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { parameterValue } from '@visualadgen/graph/fields/config-value.ts';
import { withValue } from '../../graph/catalogue/with-value.ts';
import { chosenModel } from '../summary/summary.ts';
import type { FieldControlProps } from './field-control.ts';
import { useFieldScope } from './FieldScope.ts';

/** The parameters of the chosen model. */
export function ParametersField({ field, value, onChange, isReadOnly, path, Row }: FieldControlProps) {
  const catalogue = useCatalogue();
  const { type, config } = useFieldScope();
  const model = chosenModel({ type, config, catalogue });
  if (!model) return <p className="text-xs text-text-muted">Choose a model to see its settings.</p>;
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="sr-only">{field.label}</legend>
      {model.parameters.map((parameter) => (
        <Row
          key={parameter.name}
          field={parameter}
          value={parameterValue(value, parameter)}
          preset={parameter.default ?? null}
          isReadOnly={isReadOnly}
          path={[...path, parameter.name]}
          onChange={(next) => onChange(withValue(isRecord(value) ? toConfig(value) : {}, parameter.name, next))}
        />
      ))}
    </fieldset>
  );
}
