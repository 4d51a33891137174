import { middle } from '@visualadgen/graph/pictures/piece-around.ts';
import type { FocalPoint, Size } from '@visualadgen/graph/pictures/piece-around.ts';
import type { Config } from '../../graph/model/graph.ts';
import { isRecord } from '../../graph/model/graph.ts';
import type { Field, NodeType } from '../../graph/catalogue/catalogue.ts';
import { configValue } from '@visualadgen/graph/fields/config-value.ts';

/** How a node cuts what it takes. */
export interface CutSetting {
  /** As it is set, such as `9:16`. */
  format: string;
  shape: Size;
  focalPoint: FocalPoint;
}

/** How a node is set to cut images: its type has a field for a focal point and one for the shape. Null where it cuts nothing. */
export function cutSetting(type: Pick<NodeType, 'fields' | 'defaultConfig'>, config: Config): CutSetting | null {
  const field = type.fields.find(({ kind }) => kind === 'FOCAL_POINT');
  return field ? cutOfField(field, type, config) : null;
}

export function cutOfField(
  field: Field,
  type: Pick<NodeType, 'fields' | 'defaultConfig'>,
  config: Config,
): CutSetting | null {
  const ratio = type.fields.find(({ name }) => name === field.ratioField);
  const format = ratio && configValue(type, config, ratio);
  const shape = typeof format === 'string' ? readShape(format) : null;
  if (typeof format !== 'string' || !shape) return null;
  return { format, shape, focalPoint: readFocalPoint(configValue(type, config, field)) };
}

/** `4:5` as a size; null for what is no shape. */
export function readShape(format: string): Size | null {
  const [, width, height] = /^([1-9]\d*):([1-9]\d*)$/.exec(format) ?? [];
  return width && height ? { width: Number(width), height: Number(height) } : null;
}

export function readFocalPoint(value: unknown): FocalPoint {
  const share = (part: unknown, otherwise: number) =>
    typeof part === 'number' && part >= 0 && part <= 1 ? part : otherwise;
  return isRecord(value) ? { x: share(value['x'], middle.x), y: share(value['y'], middle.y) } : middle;
}
