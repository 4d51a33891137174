import type { FieldKind } from '@visualadgen/graph/fields/field-kinds.ts';
import type { FieldControl } from './field-control.ts';
import { BrandField } from './BrandField.tsx';
import { ColorField } from './ColorField.tsx';
import { FocalPointField } from './FocalPointField.tsx';
import { ImageField } from './ImageField.tsx';
import { ImageListField } from './ImageListField.tsx';
import { LayoutField } from './LayoutField.tsx';
import { ModelField } from './ModelField.tsx';
import { NamePatternField } from './NamePatternField.tsx';
import { NumberField } from './NumberField.tsx';
import { OverridesField } from './OverridesField.tsx';
import { ParametersField } from './ParametersField.tsx';
import { PlacementsField } from './PlacementsField.tsx';
import { RuleField } from './RuleField.tsx';
import { RuleListField } from './RuleListField.tsx';
import { SeedField } from './SeedField.tsx';
import { SelectField } from './SelectField.tsx';
import { SwitchField } from './SwitchField.tsx';
import { TableField } from './TableField.tsx';
import { TemplateField } from './TemplateField.tsx';
import { TextareaField } from './TextareaField.tsx';
import { TextField } from './TextField.tsx';
import { TextListField } from './TextListField.tsx';

/** The control of each kind of field. */
export const fieldControls: Record<FieldKind, FieldControl> = {
  TEXT: TextField,
  TEXTAREA: TextareaField,
  TEMPLATE: TemplateField,
  INTEGER: NumberField,
  NUMBER: NumberField,
  SELECT: SelectField,
  LAYOUT: LayoutField,
  SWITCH: SwitchField,
  IMAGE: ImageField,
  MODEL: ModelField,
  MODEL_PARAMETERS: ParametersField,
  SEED: SeedField,
  FOCAL_POINT: FocalPointField,
  COLOR: ColorField,
  PLACEMENTS: PlacementsField,
  OVERRIDES: OverridesField,
  NAME_PATTERN: NamePatternField,
  TEXT_LIST: TextListField,
  IMAGE_LIST: ImageListField,
  TABLE: TableField,
  RULE: RuleField,
  RULE_LIST: RuleListField,
  BRAND: BrandField,
};
