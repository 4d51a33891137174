import { findLayout } from '@visualadgen/compose/layouts/index.ts';
import { findModel } from '../../models/index.ts';
import type { AssetRow, GenerationRow, StoredComposition } from '../../store/tables.ts';
import { ownPictures } from '../../assets/asset-reference.ts';
import { nodeOf } from '../node-execution-parts.ts';
import { valuesOf } from '../values-of-node.ts';
import { type LineageLinkRow, type LineageRow, type LineageStepRow, mostSteps } from './lineage-row.ts';
import { type Knows, textsBefore } from './texts-before.ts';

type Step = Omit<LineageStepRow, 'text' | 'seed' | 'asset' | 'execution' | 'generation' | 'at'> &
  Partial<LineageStepRow>;

/** Step by step back from a picture, the nearest first. What is asked of several pictures at once is read together. */
export async function traceLineage(asset: AssetRow, context: Knows): Promise<LineageRow> {
  const steps = new Map<string, LineageStepRow>();
  const links = new Map<string, LineageLinkRow>();
  let isCutOff = false;
  let waiting = add(imageStep(asset)) ? [asset] : [];
  while (waiting.length > 0) {
    const found = await Promise.all(waiting.map((one) => stepsBefore(one, context)));
    waiting = found.flatMap((before) => take(before));
  }
  return { steps: [...steps.values()], links: [...links.values()], isCutOff };

  /** Gives the pictures that are new, and are to be gone back from. */
  function take({ made, before, sources }: Before): AssetRow[] {
    for (const step of [...made, ...before]) add(step);
    const fresh = sources.filter((source) => add(imageStep(source.asset)));
    for (const link of [...made, ...before].flatMap(({ links: own }) => own)) connect(link);
    for (const source of sources) connect({ from: keyOf(source.asset), to: source.to });
    return fresh.map((source) => source.asset);
  }

  /** False for one that is there already, or for which there is no room. */
  function add({ key, kind, title, ...rest }: Step): boolean {
    if (steps.has(key)) return false;
    isCutOff ||= steps.size === mostSteps;
    if (steps.size === mostSteps) return false;
    const { text = null, seed = null, asset: shown = null, execution = null, generation = null, at = null } = rest;
    steps.set(key, { key, kind, title, text, seed, asset: shown, execution, generation, at });
    return true;
  }

  function connect(link: LineageLinkRow): void {
    if (steps.has(link.from) && steps.has(link.to)) links.set(`${link.from} ${link.to}`, link);
  }
}

interface Before {
  /** How it was made. */
  made: (Step & { links: LineageLinkRow[] })[];
  /** The words that it was made from. */
  before: (Step & { links: LineageLinkRow[] })[];
  /** The pictures that it was made from, each with the step that it led to. */
  sources: { asset: AssetRow; to: string }[];
}

async function stepsBefore(asset: AssetRow, context: Knows): Promise<Before> {
  const source = asset.source_asset_id ? await context.loaders.assets.load(asset.source_asset_id) : null;
  if (asset.origin === 'DERIVED') return cutBefore(asset, source);
  if (asset.composition) return composedBefore(asset, asset.composition, context);
  if (asset.generation_id === null && asset.model === null) {
    return { made: [], before: [], sources: source ? [{ asset: source, to: keyOf(asset) }] : [] };
  }
  const generation = asset.generation_id ? await context.loaders.generations.load(asset.generation_id) : null;
  return generation ? callBefore(asset, generation, context) : rememberedBefore(asset, source);
}

function cutBefore(asset: AssetRow, source: AssetRow | null): Before {
  const key = `cut:${asset.id}`;
  const of = source ? ` of ${source.width} × ${source.height}` : '';
  const text = `${asset.width} × ${asset.height}${of} pixels`;
  const step = { key, kind: 'CUT' as const, title: 'Cut', text, at: asset.created_at };
  return {
    made: [{ ...step, links: [{ from: key, to: keyOf(asset) }] }],
    before: [],
    sources: source ? [{ asset: source, to: key }] : [],
  };
}

/** Its words, and each of the pictures that it was put together of. */
async function composedBefore(asset: AssetRow, composition: StoredComposition, { loaders }: Knows): Promise<Before> {
  const key = `composition:${asset.id}`;
  const { layout, placement, words, sources, executionId } = composition;
  const pictures = await loaders.assets.loadMany(Object.values(sources));
  const title = `${findLayout(layout)?.title ?? layout}, ${placement.channel}: ${placement.title}`;
  const text = Object.values(words).join('\n');
  const execution = await loaders.executions.load(executionId);
  const step = { key, kind: 'COMPOSITION' as const, title, text, execution, at: asset.created_at };
  return {
    made: [{ ...step, links: [{ from: key, to: keyOf(asset) }] }],
    before: [],
    sources: pictures.flatMap((one) => (one && !(one instanceof Error) ? [{ asset: one, to: key }] : [])),
  };
}

/** As long as the run that made it is there. */
async function callBefore(asset: AssetRow, generation: GenerationRow, context: Knows): Promise<Before> {
  const { loaders } = context;
  const [execution, part] = await Promise.all([
    loaders.executions.load(generation.execution_id),
    loaders.nodeExecutions.load(generation.node_execution_id),
  ]);
  const key = `made:${generation.id}`;
  const made = {
    ...madeStep(asset, key),
    seed: seedOf(generation),
    execution,
    generation,
    links: [{ from: key, to: keyOf(asset) }],
  };
  const node = part && (await nodeOf(part, loaders));
  if (!part || !node || !execution) return { made: [made], before: promptBefore(asset, key), sources: [] };
  const input = await valuesOf('input', part, context);
  const paths = input ? ownPictures(input, asset.user_id) : [];
  const pictures = await loaders.assetsByPath.loadMany(paths);
  const texts = await textsBefore({ execution, node, coordinates: part.coordinates ?? {}, to: key }, context);
  return {
    made: [made],
    before: texts.length > 0 ? texts : promptBefore(asset, key),
    sources: pictures.flatMap((one) => (one && !(one instanceof Error) ? [{ asset: one, to: key }] : [])),
  };
}

/** By what is written down on the picture, once its run is removed. */
function rememberedBefore(asset: AssetRow, source: AssetRow | null): Before {
  const key = `made:${asset.id}`;
  return {
    made: [{ ...madeStep(asset, key), links: [{ from: key, to: keyOf(asset) }] }],
    before: promptBefore(asset, key),
    sources: source ? [{ asset: source, to: key }] : [],
  };
}

function promptBefore({ prompt }: AssetRow, to: string): Before['before'] {
  if (!prompt) return [];
  const key = `prompt:${to}`;
  return [{ key, kind: 'PROMPT', title: 'Prompt', text: prompt, links: [{ from: key, to }] }];
}

function madeStep({ origin, model, created_at: at }: AssetRow, key: string): Step {
  const title = findModel(model ?? '')?.name ?? model ?? 'Model';
  return { key, kind: origin === 'EDITED' ? 'EDIT' : 'MODEL', title, at };
}

function seedOf({ parameters }: GenerationRow): number | null {
  const { seed } = parameters;
  return typeof seed === 'number' ? seed : null;
}

function imageStep(asset: AssetRow): Step {
  const titles: Record<AssetRow['origin'], string> = {
    UPLOADED: 'Photo',
    GENERATED: 'Picture',
    DERIVED: 'Cut picture',
    EDITED: 'Edited picture',
    COMPOSED: 'Composition',
  };
  return { key: keyOf(asset), kind: 'IMAGE', title: asset.name ?? titles[asset.origin], asset, at: asset.created_at };
}

function keyOf({ id }: AssetRow): string {
  return `image:${id}`;
}
