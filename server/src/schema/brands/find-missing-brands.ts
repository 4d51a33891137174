import type { Graph } from '@visualadgen/graph/graph.ts';
import type { GraphProblem } from '@visualadgen/graph/problem.ts';
import { quote } from '@visualadgen/graph/text/wording.ts';
import type { Context } from '../context.ts';
import { rowId } from '../ids.ts';

/** Nodes whose brand is deleted, or nobody's who asks: a run would fail at them. */
export async function findMissingBrands(
  { nodes }: Pick<Graph, 'nodes'>,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<GraphProblem[]> {
  const found = await Promise.all(
    nodes.map(async ({ key, name, type, config, isMuted }, index): Promise<GraphProblem[]> => {
      const brandId = config['brand_id'];
      if (type !== 'BRAND' || isMuted || typeof brandId !== 'string' || brandId === '') return [];
      const id = rowId('Brand', brandId);
      if (id !== null && (await loaders.brands.load(id))) return [];
      const message = `The brand of ${quote(name)} is no longer there: choose another one.`;
      const path = ['nodes', String(index), 'config', 'brand_id'];
      return [{ code: 'CONFIG_INCOMPLETE', message, nodeKeys: [key], path }];
    }),
  );
  return found.flat();
}
