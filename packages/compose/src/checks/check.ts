import type { PicturePart, TextPart } from '../drawing/drawing.ts';
import type { Box } from '../geometry/box.ts';

export const checkNames = [
  'COVERED_AREA',
  'CONTRAST',
  'TYPE_SIZE',
  'LOGO_SIZE',
  'TEXT_LIMIT',
  'TEXT_MISSING',
  'TEXT_LEFT_OUT',
  'SIGN_MISSING',
  'FONT_MISSING',
  'PICTURE_ENLARGED',
  'FILE_SIZE',
  'WORD_AVOIDED',
  'CLAIM_NOTE',
  'MOVE_LIMITED',
  'SCALE_LIMITED',
] as const;
export type CheckName = (typeof checkNames)[number];

export const checkUnits = [
  'RATIO',
  'CSS_PIXELS',
  'SHARE',
  'CHARACTERS',
  'SIGNS',
  'FONTS',
  'TIMES',
  'BYTES',
  'WORDS',
  'NOTES',
] as const;
export type CheckUnit = (typeof checkUnits)[number];

/** A fact about a composition: what was measured, where, and what it should be. */
export interface Check {
  name: CheckName;
  isPassed: boolean;
  part: TextPart | PicturePart | null;
  measure: number;
  /** What the measure should be at least or at most, as the name says. */
  limit: number;
  unit: CheckUnit;
  /** Where it is, in pixels; null for what has no place. */
  box: Box | null;
  /** One sentence for people. */
  message: string;
}

export const partNames: Record<TextPart | PicturePart, string> = {
  headline: 'The headline',
  body: 'The body',
  call_to_action: 'The call to action',
  price: 'The price',
  old_price: 'The old price',
  attribution: 'The name under the quote',
  before_label: 'The label before',
  after_label: 'The label after',
  small_print: 'The small print',
  image: 'The picture',
  second_image: 'The second picture',
  logo: 'The logo',
};
