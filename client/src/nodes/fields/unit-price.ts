import { formatMoney } from '../../execution/money.ts';
import type { ImageModel } from '../catalogue.ts';

/** `$0.003 per megapixel`. */
export function unitPrice({ price }: Pick<ImageModel, 'price'>): string {
  return `${formatMoney(price.amount)} per ${price.unit.toLowerCase()}`;
}
