import { shareLost } from '@visualadgen/graph/pictures/piece-around.ts';
import type { Client } from 'urql';
import { refetch } from '../../api/refetch.ts';
import type { AssetOrigin, NodeTypeName, RunImagesQuery as Loaded } from '../../api/generated/graphql.ts';
import { isRecord, toConfig } from '../../graph/model/graph.ts';
import type { Config } from '../../graph/model/graph.ts';
import { imageKey } from '../value/image-key.ts';
import { RunImagesQuery } from './image-documents.ts';

/** What is known of an image, and where it came from. */
export interface ImageFacts {
  key: string;
  assetId: string;
  /** Pixels. */
  width: number;
  height: number;
  contentType: string;
  origin: AssetOrigin;
  /** A demo drew it, or what it was cut from. */
  isDemo: boolean;
  createdAt: string;
  /** What it was cut from, and how much of that is gone, from 0 to 1. Null where it was not cut. */
  cut: { from: { width: number; height: number } | null; lost: number | null } | null;
  /** The paid call that made it, or that made what it was cut from; null where none did. */
  made: MadeBy | null;
}

/** How an image was made: the paid call, and the settings of its node. */
export interface MadeBy {
  model: string;
  prompt: string;
  /** As they were sent to the model, in its own words. */
  parameters: Config;
  /** Null where the model chose one. */
  seed: number | null;
  /** USD for the whole call; null while that is not known. */
  cost: string | null;
  /** How many images the call made. */
  count: number;
  /** The provider's. */
  requestId: string | null;
  createdAt: string;
  node: { key: string; name: string; type: NodeTypeName | null; config: Config };
}

export type FactsByKey = ReadonlyMap<string, ImageFacts>;

/** What is known of the images of a run, by the image's key. A run that cannot be read tells nothing. */
export async function readImageFacts(client: Client, executionId: string): Promise<FactsByKey> {
  const { data } = await refetch(client, RunImagesQuery, { id: executionId });
  const images = data?.execution?.nodeExecutions.flatMap((node) => node.images) ?? [];
  return new Map(images.map((image) => [imageKey(image.url), factsOf(image)]));
}

type Image = NonNullable<Loaded['execution']>['nodeExecutions'][number]['images'][number];

function factsOf(image: Image): ImageFacts {
  const { url, id, width, height, contentType, origin, isDemo, createdAt, cut, source, generation } = image;
  return {
    key: imageKey(url),
    assetId: id,
    width,
    height,
    contentType,
    origin,
    isDemo,
    createdAt,
    cut: cut
      ? {
          from: source ? { width: source.width, height: source.height } : null,
          lost: source ? shareLost(source, cut) : null,
        }
      : null,
    made: generation ? madeBy(generation) : null,
  };
}

function madeBy(generation: NonNullable<Image['generation']>): MadeBy {
  const { model, prompt, cost, images, requestId, createdAt, nodeExecution } = generation;
  const parameters = isRecord(generation.parameters) ? generation.parameters : {};
  const { key, name, type, config } = nodeExecution.node;
  const seed = parameters['seed'];
  return {
    model,
    prompt,
    parameters,
    seed: typeof seed === 'number' ? seed : null,
    cost: cost ?? null,
    count: images.length,
    requestId: requestId ?? null,
    createdAt,
    node: { key, name, type, config: toConfig(config) },
  };
}
