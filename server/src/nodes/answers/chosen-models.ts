import { addMoney, exceeds } from '@visualadgen/graph/money/money.ts';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import type { ModelInput } from '../../models/define-model.ts';
import { estimateModelCost } from '../../models/estimate-cost.ts';
import { findModel, modelsOf } from '../../models/index.ts';
import type { NodeCost } from '../define-node.ts';
import type { ModelDefaults } from '../node-services.ts';

type WritingKind = 'TEXT' | 'VISION';
const automatic = 'auto';

/** The field by which a person chooses a model, or leaves it to the server; or something else in its place, by its label. */
export function modelField(kind: WritingKind, others: Readonly<Record<string, string>> = {}) {
  const models = modelsOf(kind);
  return z
    .enum([automatic, ...models.map(({ id }) => id), ...Object.keys(others)])
    .default(automatic)
    .meta({
      label: 'Model',
      help: 'Automatic takes the next one where a model is busy.',
      optionLabels: {
        [automatic]: 'Automatic',
        ...Object.fromEntries(models.map(({ id, name }) => [id, name])),
        ...others,
      },
    });
}

/** The models that are asked, in order. */
export function chosenModels(
  chosen: string,
  kind: WritingKind,
  defaults: ModelDefaults,
): readonly [string, ...string[]] {
  return chosen === automatic ? defaults.automatic(kind) : [chosen];
}

/** What the call will cost at most: by the dearest of the models that may answer it. */
export function estimateDearest(ids: readonly [string, ...string[]], input: ModelInput): NodeCost {
  const costs = ids.map((id) => {
    const model = findModel(id);
    if (!model) throw new AppError('CONFIG_INVALID', { message: `There is no model “${id}”.` });
    return estimateModelCost(model, input);
  });
  return { model: ids[0], cost: costs.reduce((most, cost) => (exceeds([cost], most) ? cost : most), addMoney()) };
}
