import type { Ancestor } from '../../store/exports.ts';
import { digitalSourceType, type OtherSourceType, sourceTypeUri } from '../provenance/digital-source-type.ts';

/** One thing that was done to a picture, as C2PA 2.2, 18.15 (`c2pa.actions.v2`) tells it. */
interface Action {
  action: 'c2pa.created' | 'c2pa.edited' | 'c2pa.cropped';
  description: string;
  digitalSourceType?: string;
  softwareAgent?: { name: string };
}

/**
 * What is said of how a picture came about: what it began with, then each step, the oldest first. Null for an upload that is handed over as it
 * came: nobody here knows how it was made.
 */
export function writeActions(line: readonly Ancestor[]): Action[] | null {
  const [own] = line;
  if (!own || own.origin === 'UPLOADED') return null;
  const steps = line.toReversed().flatMap((one) => stepOf(one) ?? []);
  const created: Action = {
    action: 'c2pa.created',
    description: own.origin === 'COMPOSED' ? 'Put together of pictures and words.' : 'Made by a workflow.',
    digitalSourceType: sourceTypeUri(digitalSourceType(line) ?? withoutModels(line)),
    ...agentOf(line.find(({ origin }) => origin === 'GENERATED')),
  };
  return [created, ...steps];
}

function withoutModels(line: readonly Ancestor[]): OtherSourceType {
  const [own, ...others] = line;
  if (own?.origin !== 'COMPOSED') return 'humanEdits';
  return others.length > 0 ? 'composite' : 'digitalCreation';
}

function stepOf(one: Ancestor): Action | null {
  switch (one.origin) {
    case 'EDITED':
      return { action: 'c2pa.edited', description: 'Edited in one sentence by a model.', ...agentOf(one) };
    case 'DERIVED':
      return { action: 'c2pa.cropped', description: 'Cut to another shape.' };
    case 'COMPOSED':
      return { action: 'c2pa.edited', description: 'Laid out with words, colors and logo.' };
    case 'UPLOADED':
    case 'GENERATED':
      return null;
  }
}

function agentOf(one: Ancestor | undefined): Pick<Action, 'softwareAgent'> {
  return one?.model ? { softwareAgent: { name: one.isDemo ? `Demo of ${one.model}` : one.model } } : {};
}
