import { AppError } from '../errors.ts';
import { checkValues, tellProblems } from '../fields/check-values.ts';
import { priceOf } from '@visualadgen/graph/money/money.ts';
import type { ImageModel } from './define-model.ts';

/** What one run will cost by the model's listed price: USD with 6 places. Throws CONFIG_INVALID for parameters that do not fit. */
export function estimateModelCost(model: ImageModel, parameters: Record<string, unknown>): string {
  const checked = checkValues(model.parameters, parameters);
  if (!checked.ok) {
    throw new AppError('CONFIG_INVALID', {
      message: `${model.name}: ${tellProblems(checked.problems)}.`,
      details: { problems: checked.problems },
    });
  }
  return priceOf(model.units(checked.values), model.price.amount);
}
