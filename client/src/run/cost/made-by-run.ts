import { configValue, parameterValue } from '@visualadgen/graph/fields/config-value.ts';
import type { Catalogue } from '../../graph/catalogue/catalogue.ts';
import type { Config } from '../../graph/model/graph.ts';
import { isRecord } from '../../graph/model/graph.ts';

/** What a run will pay for. */
export interface Made {
  /** Null where nobody knows before the run. */
  count: number | null;
  unit: 'picture' | 'call';
}

interface PaidNode {
  nodeKey: string;
  paidCalls?: number | null;
}

interface NodeSettings {
  id: string;
  data: { type: string; config: Config };
}

/** What a node makes with its paid calls: pictures, as many as each call is set to, or the calls themselves. */
export function madeByNode(
  { nodeKey, paidCalls = null }: PaidNode,
  nodes: readonly NodeSettings[],
  catalogue: Pick<Catalogue, 'nodeType' | 'imageModel'>,
): Made {
  const data = nodes.find(({ id }) => id === nodeKey)?.data;
  const type = catalogue.nodeType(data?.type);
  const unit = type?.outputs.some(({ kind }) => kind === 'image' || kind === 'images') ? 'picture' : 'call';
  if (paidCalls === null || unit === 'call' || !data || !type) return { count: paidCalls, unit };
  return { count: paidCalls * picturesPerCall(type, data.config, catalogue), unit };
}

/** All that a run makes: pictures where nothing else is paid for, and calls otherwise. */
export function madeByRun(
  paid: readonly PaidNode[],
  nodes: readonly NodeSettings[],
  catalogue: Pick<Catalogue, 'nodeType' | 'imageModel'>,
): Made {
  const all = paid.map((node) => madeByNode(node, nodes, catalogue));
  const unit = all.every((made) => made.unit === 'picture') ? 'picture' : 'call';
  const counts = unit === 'picture' ? all.map(({ count }) => count) : paid.map(({ paidCalls }) => paidCalls ?? null);
  const isKnown = counts.every((count) => count !== null);
  return { count: isKnown ? counts.reduce((sum, count) => sum + count, 0) : null, unit };
}

/** `18 pictures`, `1 call`, `pictures` where nobody knows how many. */
export function madeText({ count, unit }: Made): string {
  if (count === null) return `${unit}s`;
  return `${numbers.format(count)} ${unit}${count === 1 ? '' : 's'}`;
}

const numbers = new Intl.NumberFormat('en');

function picturesPerCall(
  type: NonNullable<ReturnType<Catalogue['nodeType']>>,
  config: Config,
  catalogue: Pick<Catalogue, 'imageModel'>,
): number {
  const modelField = type.fields.find(({ kind }) => kind === 'MODEL');
  const holder = type.fields.find(({ kind }) => kind === 'MODEL_PARAMETERS');
  const model = modelField && catalogue.imageModel(String(configValue(type, config, modelField)));
  const parameter = model?.parameters.find(({ name }) => name === 'num_images');
  const set = holder && config[holder.name];
  const asked = parameter && parameterValue(isRecord(set) ? set : {}, parameter);
  return typeof asked === 'number' ? asked : 1;
}
