import { AppError } from '../errors.ts';
import { checkValues, describeProblems } from '../fields/check-values.ts';
import type { Model, ModelInput } from './define-model.ts';

/** With the model's defaults filled in. Throws CONFIG_INVALID for what does not fit. */
export function checkParameters(model: Model, parameters: Record<string, unknown>): Record<string, unknown> {
  const checked = checkValues(model.parameters, parameters);
  if (checked.ok) return checked.values;
  throw new AppError('CONFIG_INVALID', {
    message: `${model.name}: ${describeProblems(checked.problems)}.`,
    details: { problems: checked.problems },
  });
}

/** What one call will cost by the model's listed price: USD with 6 places. Throws CONFIG_INVALID for parameters that do not fit. */
export function estimateModelCost(
  model: Model,
  { prompt = '', imageUrls = [], parameters }: Partial<ModelInput> & Pick<ModelInput, 'parameters'>,
): string {
  return model.estimate({ prompt, imageUrls, parameters: checkParameters(model, parameters) });
}
