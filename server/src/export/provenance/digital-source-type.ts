import type { Ancestor } from '../../store/exports.ts';

/*
 * How a picture came about, in the words of IPTC (https://cv.iptc.org/newscodes/digitalsourcetype/, read 2026-12-01).
 */
const vocabulary = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

export type DigitalSourceType = 'trainedAlgorithmicMedia' | 'compositeWithTrainedAlgorithmicMedia' | 'algorithmicMedia';

/**
 * By all that a picture was made of, itself first. Null for a photo, and for what was made of photos without a model. What the demo
 * draws in a model’s stead is made by a program that was trained on nothing.
 */
export function digitalSourceType(line: readonly Ancestor[]): DigitalSourceType | null {
  const [own] = line;
  if (!own) return null;
  const byModel = line.filter(({ origin, model }) => origin === 'GENERATED' || origin === 'EDITED' || model !== null);
  if (byModel.length === 0) return null;
  if (byModel.every(({ isDemo }) => isDemo)) return 'algorithmicMedia';
  const isComposite = line.some(({ origin }) => origin === 'UPLOADED' || origin === 'COMPOSED' || origin === 'EDITED');
  return isComposite ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia';
}

/** IPTC’s words for what no model had a part in; a signature has to say one. */
export type OtherSourceType = 'composite' | 'humanEdits' | 'digitalCreation';

export function sourceTypeUri(type: DigitalSourceType | OtherSourceType): string {
  return vocabulary + type;
}
