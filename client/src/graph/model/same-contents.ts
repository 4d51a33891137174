import type { FlowNode } from './flow.ts';

/** A node without where it stands and whether it is chosen. */
export type NodeContents = Pick<FlowNode, 'id' | 'data'>;

/** Whether nothing but places and the selection changed, as in a drag. */
export function haveSameContents(before: readonly NodeContents[], after: readonly NodeContents[]): boolean {
  return (
    before === after ||
    (before.length === after.length &&
      before.every(({ id, data }, index) => after[index]?.id === id && after[index].data === data))
  );
}
