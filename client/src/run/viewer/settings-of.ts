import { isRecord } from '../../graph/model/graph.ts';
import type { ImageModel } from '../../graph/catalogue/catalogue.ts';
import type { MadeBy } from '../image/image-facts.ts';

/**
 * What an image was made with, in the words of the model's form: as it was sent, else as the node says it, else the model's
 * default. What the model calls otherwise is in what is copied as JSON.
 */
export function settingsOf(
  { parameters, node }: Pick<MadeBy, 'parameters' | 'node'>,
  model: Pick<ImageModel, 'parameters'> | undefined,
): { label: string; value: string }[] {
  const set = isRecord(node.config['parameters']) ? node.config['parameters'] : {};
  return (model?.parameters ?? []).flatMap(({ name, label, kind, options, default: usual }) => {
    const value: unknown = parameters[name] ?? set[name] ?? usual ?? null;
    // The seed has a place of its own.
    if (kind === 'SEED' || value === null) return [];
    const option = options?.find((one) => one.value === value)?.label;
    return [{ label, value: option ?? wordsOf(value) }];
  });
}

function wordsOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
