import { FormField } from '../../ui/controls/FormField.tsx';

export interface InputOfWorkflow {
  name: string;
  label: string;
  kind: string | null;
  isRequired: boolean;
  help: string | null;
}

interface InputValuesProps {
  inputs: readonly InputOfWorkflow[];
  values: Readonly<Record<string, string>>;
  onChange: (values: Record<string, string>) => void;
}

/** What the workflow is called with: words and numbers; of all else it takes its own. */
export function InputValues({ inputs, values, onChange }: InputValuesProps) {
  return inputs
    .filter(isTyped)
    .map(({ name, label, kind, isRequired, help }) => (
      <FormField
        key={name}
        label={label}
        type={kind === 'TEXT' ? 'text' : 'number'}
        step="any"
        required={isRequired}
        placeholder={isRequired ? '' : 'As in the workflow'}
        value={values[name] ?? ''}
        onType={(text) => onChange({ ...values, [name]: text })}
        {...(help !== null && { note: help })}
      />
    ));
}

/** Those that were filled in, as the API takes them. */
export function readValues(inputs: readonly InputOfWorkflow[], values: Readonly<Record<string, string>>) {
  const given = inputs.filter((input) => isTyped(input) && (values[input.name] ?? '') !== '');
  return Object.fromEntries(
    given.map(({ name, kind }) => [name, kind === 'TEXT' ? values[name] : Number(values[name])]),
  );
}

function isTyped({ kind }: InputOfWorkflow): boolean {
  return kind === 'TEXT' || kind === 'NUMBER' || kind === 'INTEGER';
}
