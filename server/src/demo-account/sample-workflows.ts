import type { Graph, GraphEdge, GraphNode } from '@visualadgen/graph/graph.ts';
import { drawSamplePhoto } from '@visualadgen/demo-fal/drawing/sample-photo.ts';

export interface SampleUpload {
  /** Of the file. */
  name: string;
  draw(): Promise<Uint8Array>;
}

export interface SampleWorkflow {
  name: string;
  description: string;
  uploads: SampleUpload[];
  /** `assetIds` are those of the uploads, in their order. */
  graph(assetIds: string[]): Graph;
}

/** What a newcomer finds: three ads as people really make them, and a whole campaign. */
export const sampleWorkflows: readonly SampleWorkflow[] = [
  {
    name: 'Cold brew, in today’s words',
    description: 'A product text and what coffee lovers talk about today become one picture.',
    uploads: [],
    graph: () => ({
      nodes: [
        node('product', 'TEXT_INPUT', 'Product', [0, 0], {
          value: 'Nordlys cold brew coffee in a slim amber glass bottle, slow-steeped for 18 hours',
        }),
        node('trends', 'SOCIAL_MEDIA', 'Coffee talk', [0, 208], { subreddit: 'coffee', sort: 'hot', limit: 10 }),
        node('prompt', 'PROMPT', 'Art direction', [304, 80], {
          template:
            'Advertising photo of {{Product.text}}. Morning light on a stone counter, warm palette, room for a headline. ' +
            'The mood of what people talk about: {{trends}}. Headline: "Slow mornings, made cold"',
        }),
        node('model', 'IMAGE_MODEL', 'FLUX Schnell', [608, 80], {
          model: 'fal-ai/flux/schnell',
          parameters: { aspect_ratio: '4:5', num_images: 2, seed: 18 },
        }),
        node('output', 'OUTPUT', 'For the feed', [912, 96], { num_images: 2 }),
      ],
      edges: [
        edge('product', 'text', 'prompt', 'input'),
        edge('trends', 'trends', 'prompt', 'input'),
        edge('prompt', 'prompt', 'model', 'prompt'),
        edge('model', 'image_urls', 'output', 'image_urls'),
      ],
    }),
  },
  {
    name: 'A whole campaign',
    description: 'Three headlines with two products in three formats: eighteen pictures from seven nodes.',
    uploads: [
      { name: 'Wine bottle.jpg', draw: () => drawSamplePhoto('bottle') },
      { name: 'Coffee mug.jpg', draw: () => drawSamplePhoto('coffee') },
    ],
    graph: ([bottle = '', mug = '']) => ({
      nodes: [
        node('headline', 'TEXT_LIST', 'Headline', [0, 0], {
          values: ['Slow mornings, made cold', 'Eighteen hours in every sip', 'Wake up gently'],
        }),
        node('look', 'TEXT_INPUT', 'Look', [0, 256], {
          value: 'a pale stone counter in soft morning light, linen, warm and quiet colours',
        }),
        node('photo', 'IMAGE_LIST', 'Product', [0, 496], {
          photos: [
            { asset_id: bottle, name: 'Bottle' },
            { asset_id: mug, name: 'Mug' },
          ],
        }),
        node('format', 'TEXT_LIST', 'Format', [0, 864], { values: ['1:1', '4:5', '9:16'] }),
        node('direction', 'PROMPT', 'Art direction', [336, 64], {
          template:
            'Keep the product in this photo exactly as it is. Place it on {{Look.text}}. Natural contact shadows, the upper ' +
            'third calm. Headline: "{{Headline.text}}"',
        }),
        node('picture', 'IMAGE_MODEL', 'Picture', [672, 224], {
          model: 'fal-ai/bytedance/seedream/v4/edit',
          parameters: { num_images: 1 },
        }),
        node('campaign', 'OUTPUT', 'Campaign', [1008, 240], {}),
      ],
      edges: [
        edge('headline', 'text', 'direction', 'input'),
        edge('look', 'text', 'direction', 'input'),
        edge('direction', 'prompt', 'picture', 'prompt'),
        edge('photo', 'image', 'picture', 'image_url'),
        edge('format', 'text', 'picture', 'aspect_ratio'),
        edge('picture', 'image_urls', 'campaign', 'image_urls'),
      ],
    }),
  },
  {
    name: 'Sneaker in a new light',
    description: 'A product photo is put into another scene, for the story format.',
    uploads: [{ name: 'Red sneaker.jpg', draw: () => drawSamplePhoto('sneaker') }],
    graph: ([photo = '']) => ({
      nodes: [
        node('photo', 'IMAGE_INPUT', 'Studio photo', [0, 0], { asset_id: photo }),
        node('scene', 'TEXT_INPUT', 'Scene', [0, 288], {
          value:
            'On wet city asphalt at night, neon reflections, low camera, electric blue and magenta. Headline: "Own the night"',
        }),
        node('model', 'IMAGE_MODEL', 'Nano Banana Edit', [304, 112], {
          model: 'fal-ai/nano-banana/edit',
          parameters: { aspect_ratio: '9:16', seed: 7 },
        }),
        node('output', 'OUTPUT', 'For stories', [608, 128], { num_images: 1, aspect_ratio: '9:16' }),
      ],
      edges: [
        edge('photo', 'image_url', 'model', 'image_url'),
        edge('scene', 'text', 'model', 'prompt'),
        edge('model', 'image_urls', 'output', 'image_urls'),
      ],
    }),
  },
  {
    name: 'One idea, two models',
    description: 'The same prompt goes to two image models side by side, to choose the better one.',
    uploads: [],
    graph: () => ({
      nodes: [
        node('idea', 'TEXT_INPUT', 'Idea', [0, 160], {
          value: 'Halo wireless headphones, floating over a calm ocean at sunrise',
        }),
        node('prompt', 'PROMPT', 'Prompt', [304, 160], {
          template: 'Product advertisement: {{text}}. Soft gradients, a lot of air. Headline: "Hear the horizon"',
        }),
        node('dev', 'IMAGE_MODEL', 'FLUX Dev', [608, 0], {
          model: 'fal-ai/flux/dev',
          parameters: { aspect_ratio: '16:9', seed: 4 },
        }),
        node('sdxl', 'IMAGE_MODEL', 'SDXL Lightning', [608, 320], {
          model: 'fal-ai/fast-lightning-sdxl',
          parameters: { aspect_ratio: '16:9', seed: 4 },
        }),
        node('careful', 'OUTPUT', 'The careful one', [912, 16], { num_images: 1 }),
        node('quick', 'OUTPUT', 'The quick one', [912, 336], { num_images: 1 }),
      ],
      edges: [
        edge('idea', 'text', 'prompt', 'input'),
        edge('prompt', 'prompt', 'dev', 'prompt'),
        edge('prompt', 'prompt', 'sdxl', 'prompt'),
        edge('dev', 'image_urls', 'careful', 'image_urls'),
        edge('sdxl', 'image_urls', 'quick', 'image_urls'),
      ],
    }),
  },
];

function node(
  key: string,
  type: string,
  name: string,
  [x, y]: [x: number, y: number],
  config: Record<string, unknown>,
): GraphNode {
  return { key, type, name, config, position: { x, y }, hasBreakpoint: false };
}

function edge(sourceKey: string, sourceHandle: string, targetKey: string, targetHandle: string): GraphEdge {
  return { sourceKey, sourceHandle, targetKey, targetHandle };
}
