import type { InputKind } from '../../api/generated/graphql.ts';

interface Input {
  name: string;
  label: string;
  kind?: InputKind | null | undefined;
  default?: unknown;
  choices: readonly { value: string }[];
}

/** A value for each input, for an example: what it holds now, else one of its kind. */
export function exampleInputs(inputs: readonly Input[]): Record<string, unknown> {
  const open = inputs.filter(({ kind }) => kind != null);
  return Object.fromEntries(open.map((input) => [input.name, exampleOf(input)]));
}

function exampleOf({ label, kind, default: held, choices }: Input): unknown {
  const isEmpty = held == null || held === '' || (Array.isArray(held) && held.length === 0);
  if (!isEmpty) return held;
  switch (kind) {
    case 'INTEGER':
    case 'NUMBER':
      return 1;
    case 'BOOLEAN':
      return true;
    case 'CHOICE':
      return choices[0]?.value ?? '';
    case 'COLOR':
      return '#1f6feb';
    case 'IMAGE':
      return 'https://example.com/product.jpg';
    case 'TEXTS':
    case 'IMAGES':
      return [label];
    case 'TABLE':
      return [[label]];
    default:
      return label;
  }
}
