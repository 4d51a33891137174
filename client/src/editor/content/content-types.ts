import type { Catalogue, Field, NodeType } from '../../graph/catalogue/catalogue.ts';

/* Which node a pasted or dropped thing becomes. The types tell it by their fields and outputs, whatever they are called. */

/** The type that gives a text which is written in its one field; null when there is none. */
export function proseType({ nodeTypes }: Pick<Catalogue, 'nodeTypes'>): { type: NodeType; field: Field } | null {
  for (const type of nodeTypes) {
    const [field, ...others] = type.fields;
    const isText = field?.kind === 'TEXTAREA' || field?.kind === 'TEXT';
    const givesText = type.outputs.some(({ kind }) => kind === 'text');
    if (isText && others.length === 0 && type.inputs.length === 0 && givesText) return { type, field };
  }
  return null;
}

/** The type that gives an image which is chosen in its field; null when there is none. */
export function imageType({ nodeTypes }: Pick<Catalogue, 'nodeTypes'>): { type: NodeType; field: Field } | null {
  for (const type of nodeTypes) {
    const field = type.fields.find(({ kind }) => kind === 'IMAGE');
    if (field && type.outputs.some(({ kind }) => kind === 'image')) return { type, field };
  }
  return null;
}
