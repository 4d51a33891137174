import { formatMoney } from '@visualadgen/graph/money/money.ts';
import type { ImageModel } from '../../graph/catalogue/catalogue.ts';

/** `$0.003 per megapixel`. */
export function unitPrice({ price }: Pick<ImageModel, 'price'>): string {
  return `${formatMoney(price.amount)} per ${price.unit.toLowerCase()}`;
}
