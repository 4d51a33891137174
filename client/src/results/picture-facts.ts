import type { Client } from 'urql';
import type { NodeTypeName, RunGenerationsQuery as Loaded } from '../api/generated/graphql.ts';
import { isRecord, toConfig } from '../editor/graph/graph.ts';
import type { Config } from '../editor/graph/graph.ts';
import { pictureKey } from '../execution/picture-key.ts';
import { RunGenerationsQuery } from './picture-documents.ts';

/** How a picture came to be: the paid call that made it, and the settings of its node. */
export interface PictureFacts {
  key: string;
  assetId: string;
  /** Pixels. */
  width: number;
  height: number;
  contentType: string;
  model: string;
  prompt: string;
  /** As they were sent to the model, in its own words. */
  parameters: Config;
  /** Null where the model chose one. */
  seed: number | null;
  /** USD for the whole call; null while that is not known. */
  cost: string | null;
  /** How many pictures the call made. */
  count: number;
  /** The provider's. */
  requestId: string | null;
  createdAt: string;
  node: { key: string; name: string; type: NodeTypeName | null; config: Config };
}

export type FactsByKey = ReadonlyMap<string, PictureFacts>;

/** What is known of the pictures that these runs paid for, by the picture's key. A run that cannot be read tells nothing. */
export async function readPictureFacts(client: Client, executionIds: readonly string[]): Promise<FactsByKey> {
  const found = await Promise.all(executionIds.map((id) => readRun(client, id)));
  return new Map(found.flat().map((facts) => [facts.key, facts]));
}

async function readRun(client: Client, id: string): Promise<PictureFacts[]> {
  const facts: PictureFacts[] = [];
  for (let after: string | null = null; ;) {
    const answer: { data?: Loaded | undefined } = await client
      .query(RunGenerationsQuery, { id, after }, { requestPolicy: 'network-only' })
      .toPromise();
    const execution = answer.data?.execution;
    if (!execution) return facts;
    const { edges, pageInfo } = execution.generations;
    for (const { node } of edges) facts.push(...factsOf(node, execution.graph.nodes));
    if (!pageInfo.hasNextPage || !pageInfo.endCursor) return facts;
    after = pageInfo.endCursor;
  }
}

type Execution = NonNullable<Loaded['execution']>;
type Generation = Execution['generations']['edges'][number]['node'];

function factsOf(generation: Generation, nodes: Execution['graph']['nodes']): PictureFacts[] {
  const { images, nodeExecution, cost, requestId, model, prompt, createdAt } = generation;
  const parameters = isRecord(generation.parameters) ? generation.parameters : {};
  const { key, name } = nodeExecution.node;
  const node = nodes.find((other) => other.key === key);
  const seed = parameters['seed'];
  return images.map((image) => ({
    key: pictureKey(image.url),
    assetId: image.id,
    width: image.width,
    height: image.height,
    contentType: image.contentType,
    model,
    prompt,
    parameters,
    seed: typeof seed === 'number' ? seed : null,
    cost: cost ?? null,
    count: images.length,
    requestId: requestId ?? null,
    createdAt,
    node: { key, name, type: node?.type ?? null, config: toConfig(node?.config) },
  }));
}
