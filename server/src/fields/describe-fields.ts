import { capitalised } from '@visualadgen/graph/text/cut-text.ts';
import { z } from 'zod';
import type { Field } from '@visualadgen/graph/fields/field.ts';
import type { OnlyWith } from '@visualadgen/graph/only-with.ts';
import { fieldKindNames } from '@visualadgen/graph/fields/field-kinds.ts';
import type { FieldKind } from '@visualadgen/graph/fields/field-kinds.ts';

/**
 * What a schema's `.meta({ … })` may say of one field, beyond what the schema itself tells (type, range, default).
 * Everything is optional.
 */
export interface FieldMeta {
  label?: string;
  help?: string;
  placeholder?: string;
  /** The control to draw, where the type alone does not tell: `TEMPLATE` for a text, say. */
  control?: FieldKind;
  /** A person must fill it in, although a node can be saved before that. */
  isRequired?: boolean;
  step?: number;
  /** What a choice is called, by its value. */
  optionLabels?: Record<string, string>;
  /** Of an `IMAGE`: the name of the field beside it that takes a link instead. The two are drawn as one control. */
  linkField?: string;
  /** The name of the field that it is drawn with, as a part of it. */
  partOf?: string;
  /** Of a `FOCAL_POINT`: the name of the field beside it that holds the shape of the cut. */
  ratioField?: string;
  /** It has a say only with some values of a field beside it. */
  onlyWith?: OnlyWith;
  /** Taken and left unused, so not drawn. */
  hidden?: boolean;
}

declare module 'zod' {
  // So that the compiler checks what a `.meta({ … })` says.
  interface GlobalMeta extends FieldMeta {}
}

/** A text that may also be null is told as a list of both. */
const typeSchema = z
  .union([z.string(), z.array(z.string())])
  .transform((type) => (typeof type === 'string' ? type : type.find((one) => one !== 'null')));

const propertySchema = z.object({
  type: typeSchema.optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  const: z.union([z.string(), z.number()]).optional(),
  default: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.object({ maxLength: z.number().optional() }).optional(),
  multipleOf: z.number().optional(),
  anyOf: z.array(z.record(z.string(), z.unknown())).optional(),
  label: z.string().optional(),
  help: z.string().optional(),
  placeholder: z.string().optional(),
  control: z.enum(fieldKindNames).optional(),
  isRequired: z.boolean().optional(),
  step: z.number().optional(),
  optionLabels: z.record(z.string(), z.string()).optional(),
  linkField: z.string().optional(),
  partOf: z.string().optional(),
  ratioField: z.string().optional(),
  onlyWith: z.object({ field: z.string(), preset: z.string(), values: z.array(z.string()) }).optional(),
});
type Property = z.infer<typeof propertySchema>;

/** The form that fills in a schema: one field a property, in the order of the schema. */
export function describeFields(schema: z.ZodObject): Field[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return Object.entries(properties)
    .filter(([, described]) => !isHidden(described))
    .map(([name, described]) => describeField(name, readProperty(described)));
}

function describeField(name: string, property: Property): Field {
  return {
    name,
    label: property.label ?? wordsOf(name),
    help: property.help ?? null,
    kind: kindOf(name, property),
    placeholder: property.placeholder ?? null,
    isRequired: property.isRequired ?? false,
    default: property.default ?? null,
    minimum: bound(property.minimum),
    maximum: bound(property.maximum ?? property.maxItems),
    step: property.step ?? property.multipleOf ?? null,
    maxLength: property.maxLength ?? property.items?.maxLength ?? null,
    options: choices(property).map((value) => ({ value, label: property.optionLabels?.[value] ?? value })),
    linkField: property.linkField ?? null,
    partOf: property.partOf,
    ratioField: property.ratioField,
    ...(property.onlyWith && { onlyWith: property.onlyWith }),
  };
}

function isHidden(described: unknown): boolean {
  return typeof described === 'object' && described !== null && 'hidden' in described && described.hidden === true;
}

/** A property that may also be null is described as what it is otherwise. */
function readProperty(described: unknown): Property {
  const property = propertySchema.parse(described);
  const otherwise = property.anyOf?.find((variant) => variant['type'] !== 'null');
  return otherwise ? propertySchema.parse({ ...otherwise, ...property }) : property;
}

function kindOf(name: string, property: Property): FieldKind {
  if (property.control) return property.control;
  if (choices(property).length > 0) return 'SELECT';
  if (property.type === 'boolean') return 'SWITCH';
  if (property.type === 'integer') return 'INTEGER';
  if (property.type === 'number') return 'NUMBER';
  if (property.type === 'string') return 'TEXT';
  throw new Error(`No control fits the field “${name}”: name one in its meta.`);
}

function choices(property: Property): string[] {
  return (property.enum ?? (property.const === undefined ? [] : [property.const])).map(String);
}

/** Zod bounds every integer by what a double can hold; that is no bound to tell people of. */
function bound(limit: number | undefined): number | null {
  return limit === undefined || Math.abs(limit) >= Number.MAX_SAFE_INTEGER ? null : limit;
}

function wordsOf(name: string): string {
  return capitalised(name.replaceAll('_', ' '));
}
