import type { Values } from '@visualadgen/graph/graph.ts';
import type { TypedValues } from '@visualadgen/graph/values/value.ts';
import { emptySnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import { AppError } from '../src/errors.ts';
import { automaticModels } from '../src/wiring/automatic-models.ts';
import type { NodeType } from '../src/nodes/define-node.ts';
import type { CompositionRequest, ExportRequest, ModelRequest, NodeServices } from '../src/nodes/node-services.ts';

/** What a node asked of the world during a test. */
export interface Asked {
  models: ModelRequest[];
  /** Whose answers were rejected. */
  rejected: ModelRequest[];
  assets: string[];
  trends: Values[];
  compositions?: CompositionRequest[];
  exports?: ExportRequest[];
}

/** Runs a node against services that answer at once and write down what they were asked: models with `texts`, in order, else with pictures. */
export async function runNode(
  type: NodeType,
  config: unknown,
  input: Values = {},
  {
    values = {},
    texts = [],
    size = { width: 1_000, height: 800 },
    asked = { models: [], rejected: [], assets: [], trends: [] },
  }: { values?: TypedValues; texts?: string[]; size?: { width: number; height: number }; asked?: Asked } = {},
): Promise<{ output: Values; asked: Asked }> {
  const left = [...texts];
  const services: NodeServices = {
    models: {
      async ask(request) {
        asked.models.push(request);
        const text = left.shift();
        if (text !== undefined) return { gives: 'TEXT', model: request.models[0], text, cost: '0.000100' };
        const imageRefs = ['asset:u/1.png', 'asset:u/2.png'];
        return { gives: 'IMAGES', model: request.models[0], imageRefs, cost: '0.006000', asked: 2, heldBack: 0 };
      },
      async reject(request) {
        asked.rejected.push(request);
      },
      automatic: automaticModels({ TEXT: [], VISION: [] }),
    },
    assets: {
      async reference(assetId) {
        asked.assets.push(assetId);
        if (assetId === 'gone') throw new AppError('ASSET_MISSING');
        return `asset:u/${assetId}.png`;
      },
      async measure(picture) {
        asked.assets.push(picture);
        return { ...size, colors: ['#c62828', '#1e40af'] };
      },
      async look(picture) {
        asked.assets.push(picture);
        const colors = [{ hex: '#c62828', name: 'red', share: 0.7 }];
        return {
          ...size,
          colors,
          lightness: 0.5,
          detail: 0.2,
          background: 'red',
          name: 'Red kettle.png',
          prompt: null,
        };
      },
      async crop(reference, aspectRatio, { x, y }) {
        asked.assets.push(reference);
        return `${reference}@${aspectRatio}${x === 0.5 && y === 0.5 ? '' : ` around ${x} ${y}`}`;
      },
    },
    brands: {
      async read(brandId) {
        if (brandId === 'gone') throw new AppError('BRAND_MISSING');
        return { ...emptySnapshot, title: brandId };
      },
    },
    compositions: {
      async compose(request) {
        (asked.compositions ??= []).push(request);
        return request.placements.map((placement) => ({ placement, image: `asset:u/${placement.id}.png`, checks: [] }));
      },
    },
    exports: {
      async pack(request) {
        (asked.exports ??= []).push(request);
        return { file: { export: 'e1', name: 'ads.zip', bytes: 10 }, count: request.pictures.length, problems: [] };
      },
    },
    trends: {
      async read(request) {
        asked.trends.push(request);
        const posts = [{ title: 'Cold brew', score: 1, url: 'https://www.reddit.com/1', num_comments: 2 }];
        return {
          subreddit: request.subreddit,
          posts,
          trends: ['oat'],
          source: 'STATIC',
          failures: [],
          fetched_at: 'now',
        };
      },
    },
  };
  const handle = {
    userId: 'u',
    executionId: 'e',
    requestId: null,
    nodeExecutionId: 'n',
    leaseEpoch: 1,
    signal: new AbortController().signal,
    progress() {},
    retrying() {},
    settled: async () => {},
  };
  const output = await type.run({
    config,
    input,
    values,
    upstream: [{ name: 'Before', output: input }],
    services,
    handle,
  });
  return { output, asked };
}
