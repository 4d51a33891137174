import type { ComponentType } from 'react';
import type { Field } from '../../graph/catalogue/catalogue.ts';

export interface FieldRowProps {
  field: Field;
  value: unknown;
  /** What the value is while nobody has set it; null for none. */
  preset: unknown;
  onChange: (value: unknown) => void;
  isReadOnly: boolean;
  /** Where in the config the field is. */
  path: readonly string[];
}

/** What every control takes. It shows `value`, and says at once what the person makes of it; undefined takes it back. */
export interface FieldControlProps {
  /** The id of what the label names. */
  id: string;
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  isReadOnly: boolean;
  isInvalid: boolean;
  /** The ids of the help and the error. */
  describedBy: string | undefined;
  /** Where in the config the field is. */
  path: readonly string[];
  /** How a whole field is drawn, for a control that is made of fields. */
  Row: ComponentType<FieldRowProps>;
}

export type FieldControl = ComponentType<FieldControlProps>;
