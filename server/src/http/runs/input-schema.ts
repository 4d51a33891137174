import type { InputKind } from '@visualadgen/graph/inputs/input-kinds.ts';
import type { DescribedInput } from './published-workflow.ts';

/** As much of JSON Schema (2020-12) as inputs need. */
export type JsonSchema = {
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  title?: string;
  description?: string;
  default?: Json;
  enum?: string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  multipleOf?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean;
};

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** What a call of a workflow gives: an object with a property for each input. */
export function inputsSchema(inputs: readonly DescribedInput[]): JsonSchema & { type: 'object' } {
  const open = inputs.filter(({ kind }) => kind !== null);
  const required = open.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(open.map((input) => [input.name, inputSchema(input)])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function inputSchema(input: DescribedInput): JsonSchema {
  const { label, help, default: held, isRequired } = input;
  const description = [help, input.kind && hints[input.kind]].filter(Boolean).join(' ');
  return {
    ...valueSchema(input),
    title: label,
    ...(description !== '' && { description }),
    ...(!isRequired && held !== null && held !== '' && { default: held as Json }),
  };
}

const hints: Partial<Record<InputKind, string>> = {
  IMAGE: 'The id of a picture of yours, or an https link to one.',
  IMAGES: 'Ids of pictures of yours.',
  COLOR: 'A color, #rrggbb.',
  BRAND: 'The id of a brand.',
  TABLE: 'Rows, each an array of texts.',
};

function valueSchema({ kind, choices, definition }: DescribedInput): JsonSchema {
  const range = {
    ...(definition?.minimum != null && { minimum: definition.minimum }),
    ...(definition?.maximum != null && { maximum: definition.maximum }),
  };
  const text: JsonSchema = {
    type: 'string',
    ...(definition?.maxLength != null && { maxLength: definition.maxLength }),
  };
  const most = definition?.maximum != null && { maxItems: definition.maximum };
  switch (kind) {
    case 'TEXT':
      return text;
    case 'INTEGER':
      return { type: 'integer', ...range };
    case 'NUMBER':
      return { type: 'number', ...range };
    case 'BOOLEAN':
      return { type: 'boolean' };
    case 'CHOICE':
      return { type: 'string', ...(choices.length > 0 && { enum: choices.map(({ value }) => value) }) };
    case 'COLOR':
      return { type: 'string', pattern: '^#[0-9a-fA-F]{6}$' };
    case 'TEXTS':
      return { type: 'array', items: text, ...most };
    case 'IMAGES':
      return { type: 'array', items: { type: 'string' }, ...most };
    case 'TABLE':
      return { type: 'array', items: { type: 'array', items: { type: 'string' } } };
    case 'IMAGE':
    case 'BRAND':
      return { type: 'string' };
    case 'DATA':
    case null:
      return {};
  }
}
