import type { FieldKind } from './field-kinds.ts';
import type { OnlyWith } from '../only-with.ts';

/** One field of a form, as the server tells it to whoever draws one. */
export interface Field {
  name: string;
  label: string;
  help: string | null;
  kind: FieldKind;
  placeholder: string | null;
  isRequired: boolean;
  default: unknown;
  minimum: number | null;
  maximum: number | null;
  step: number | null;
  maxLength: number | null;
  options: { value: string; label: string }[];
  /** Of an `IMAGE`: the field beside it that takes a link to a picture instead. */
  linkField: string | null;
  /** The field that it is drawn with, as a part of it. */
  partOf?: string | undefined;
  /** Of a `FOCAL_POINT`: the field beside it that holds the shape to which pictures are cut around it. */
  ratioField?: string | undefined;
  /** With which values of another field of the config it has a say; with others it is not drawn. */
  onlyWith?: OnlyWith | undefined;
}
