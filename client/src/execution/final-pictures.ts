import type { NodeCategory } from '../api/generated/graphql.ts';
import type { Catalogue } from '../nodes/catalogue.ts';
import { picturesOf } from './read-output.ts';
import type { RunState } from './run-state.ts';

/** What a run is for: the pictures of its last nodes, or else of its models, so that none that was paid for is missed. */
export function finalPictures(nodes: RunState['nodes'], catalogue: Pick<Catalogue, 'nodeTypes'>): string[] {
  const categories = new Map<string, NodeCategory>(catalogue.nodeTypes.map(({ name, category }) => [name, category]));
  const picturesFrom = (category: NodeCategory) =>
    Object.values(nodes).flatMap(({ type, output }) => (categories.get(type) === category ? picturesOf(output) : []));
  const finished = picturesFrom('OUTPUT');
  return [...new Set(finished.length > 0 ? finished : picturesFrom('MODEL'))];
}
