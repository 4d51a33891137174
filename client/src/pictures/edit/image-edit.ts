import { formatMoney, isFree, priceOf } from '@visualadgen/graph/money/money.ts';
import { adviceFor } from '../../run/status/advice.ts';
import type { EditModelsQuery, ErrorCode, ImageEditFieldsFragment } from '../../api/generated/graphql.ts';

export type ImageEdit = ImageEditFieldsFragment;

/** A model that edits pictures, as one chooses it. */
export interface EditModel {
  id: string;
  title: string;
  description: string;
  /** It is told in words what to change. */
  takesPrompt: boolean;
  mostVariants: number;
  /** USD for one variant by the list, at most. */
  costOfOne: string;
}

export function readEditModels({ models }: EditModelsQuery): EditModel[] {
  return models.flatMap(({ id, description, editing }) => {
    if (!editing) return [];
    const { title, takesPrompt, maxVariants, estimatedCost } = editing;
    return [{ id, title, description, takesPrompt, mostVariants: maxVariants, costOfOne: estimatedCost }];
  });
}

/** What so many variants cost by the list. */
export function costOf({ costOfOne }: EditModel, count: number): string {
  return priceOf(String(count), costOfOne);
}

/** `$0.03 a picture`. */
export function priceWords({ costOfOne }: EditModel): string {
  return isFree(costOfOne) ? costWords(costOfOne) : `${costWords(costOfOne)} a picture`;
}

export function costWords(cost: string): string {
  return isFree(cost) ? 'free' : formatMoney(cost);
}

/** What an edit has cost, or will; null where it cost nothing because nothing came of it. */
export function paidWords({
  status,
  cost,
  estimatedCost,
}: Pick<ImageEdit, 'status' | 'cost' | 'estimatedCost'>): string | null {
  if (status === 'PROCESSING')
    return estimatedCost && isFree(cost) ? `about ${costWords(estimatedCost)}` : costWords(cost);
  return status === 'FAILED' && isFree(cost) ? null : costWords(cost);
}

export function isUnderWay({ status }: Pick<ImageEdit, 'status'>): boolean {
  return status === 'PROCESSING';
}

/** What an edit is called: its words, or what its model does. */
export function editTitle(
  { prompt, model }: Pick<ImageEdit, 'prompt' | 'model'>,
  models: readonly EditModel[],
): string {
  return prompt ? `“${prompt}”` : titleOfModel(model, models);
}

export function titleOfModel(id: string, models: readonly EditModel[]): string {
  return models.find((model) => model.id === id)?.title ?? id;
}

/** Why nothing came of it, and what can be done about that; null where there is nothing to say. */
export function failureWords({ status, error }: Pick<ImageEdit, 'status' | 'error'>): string | null {
  if (status !== 'FAILED') return null;
  if (!error) return 'It failed.';
  if (error.code === 'CANCELLED') return 'Cancelled.';
  // An edit has one node that works, whose name says nothing here.
  const reason = error.message.replace(/^“[^”]*”: /, '');
  return [reason, advice[error.code] ?? adviceFor(error.code)].filter(Boolean).join(' ');
}

/** Where it is other than for a node on a canvas. */
const advice: Partial<Record<ErrorCode, string>> = {
  PROVIDER_CONTENT_REFUSED: 'Say it in other words, or use another picture.',
  PROVIDER_REFUSED: 'Say it in other words, or choose another model.',
  PROVIDER_RATE_LIMITED: 'Wait a moment, then try it again.',
  PROVIDER_UNAVAILABLE: 'Wait a moment, then try it again.',
  PROVIDER_FAILED: 'Try it again, or choose another model.',
  PROVIDER_TIMED_OUT: 'Try it again, or choose a faster model.',
  BUDGET_EXCEEDED: 'Raise your monthly budget in the menu of your account, or choose a cheaper model.',
  ASSET_MISSING: 'The picture was deleted in between.',
  IMAGE_INVALID: 'Use another picture.',
  IMAGE_TOO_LARGE: 'Use a smaller picture.',
};
