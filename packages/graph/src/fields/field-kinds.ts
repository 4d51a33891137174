import type { ValueType } from './field-problem.ts';

/** All that the rules and the API say of one kind of field. A kind is one entry below, and its control in the client. */
interface FieldKindRules {
  /** For programs. */
  description: string;
  /** What its values are; left out where a kind has a check of its own. */
  value?: ValueType;
}

const kinds = {
  TEXT: { description: 'One line of text.', value: 'string' },
  TEXTAREA: { description: 'Several lines of text.', value: 'string' },
  TEMPLATE: { description: 'Text with variables in it: `{{name}}`, or `{{Node name.variable}}`.', value: 'string' },
  INTEGER: { description: 'A whole number.', value: 'int' },
  NUMBER: { description: 'Any number.', value: 'number' },
  SELECT: { description: 'One of `options`.' },
  LAYOUT: { description: 'One of `options`, each the name of a layout: see `compositionLayouts`.' },
  SWITCH: { description: 'On or off: a boolean.', value: 'boolean' },
  IMAGE: { description: 'The id of an uploaded picture.', value: 'string' },
  MODEL: { description: 'The endpoint of an image model.' },
  MODEL_PARAMETERS: { description: 'An object: the parameters of the model chosen beside it.' },
  SEED: { description: 'A whole number, or null for another one each time.', value: 'int' },
  FOCAL_POINT: { description: 'A place in a picture, `{ x, y }`, each from 0 to 1 from the upper left corner.' },
  COLOR: { description: 'A color, `#rrggbb`, or null for none.', value: 'string' },
  PLACEMENTS: {
    description:
      'Where ads will be shown: an array of ids of `Query.placements`, or of sizes of one’s own such as `1200x400`.',
    value: 'array',
  },
  OVERRIDES: {
    description:
      'What is otherwise in one placement: an object by ids of placements, each `{ texts, hidden, focal_points, moves, scales }`, of which each may be left out. `texts`, `focal_points`, `moves` (pixels `{ x, y }`) and `scales` (factors) are objects by what is meant, `hidden` is an array of it. Texts are templates.',
  },
  NAME_PATTERN: {
    description:
      'How files are called: a text with tokens of `Query.nameTokens` in braces, and slashes that make folders.',
    value: 'string',
  },
  TEXT_LIST: {
    description: 'Several texts: an array. `maximum` is the most entries, `maxLength` that of each.',
    value: 'array',
  },
  TABLE: {
    description:
      'A table: an array of rows, each an array of texts. Its columns are another field, which is part of it.',
    value: 'array',
  },
  IMAGE_LIST: { description: 'Several uploaded pictures: an array of `{ asset_id, name }`.', value: 'array' },
  RULE: {
    description:
      'A rule: `{ match: "all" | "any", conditions: [{ kind, is_not, … }] }`. `Query.conditionKinds` tells the kinds and the settings of each.',
  },
  RULE_LIST: {
    description: 'Several rules, in order: an array of `{ name, label, match, conditions }`.',
    value: 'array',
  },
  BRAND: { description: 'The id of a brand.', value: 'string' },
} satisfies Record<string, FieldKindRules>;

/** The controls that a form is made of. The client has one component for each, in a total Record. */
export type FieldKind = keyof typeof kinds;

export const fieldKinds: Readonly<Record<FieldKind, FieldKindRules>> = kinds;

export const fieldKindNames = Object.keys(kinds) as readonly FieldKind[];
