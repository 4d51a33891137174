import { type BrandSnapshot, readSnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import type { Values } from '@visualadgen/graph/graph.ts';
import type { InputPort, Upstream } from '@visualadgen/graph/ports/ports.ts';
import { AppError } from '../../errors.ts';

/** The input of nodes that keep to a brand. */
export const brandPort: InputPort = {
  name: 'brand',
  label: 'Brand',
  kind: 'brand',
  accepts: ['brand'],
  isRequired: false,
  isOpen: false,
};

/** What came in by it; null for nothing. Throws INPUT_MISSING for what is no brand. */
export function brandOf({ brand: given }: Values): BrandSnapshot | null {
  if (given === undefined || given === null) return null;
  const brand = readSnapshot(given);
  if (brand) return brand;
  throw new AppError('INPUT_MISSING', { message: 'What came in as the brand is none.', details: { input: 'brand' } });
}

/** The nodes that a text has to name if they are to be used: a brand is used without. */
export function notOfBrand({ nodes, joinedPorts }: Upstream): Upstream['nodes'] {
  return joinedPorts.includes(brandPort.name) ? nodes.filter(({ gives }) => !gives.includes('brand')) : nodes;
}
