import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createApp } from '../src/wiring/create-app.ts';
import { readConfig } from '../src/settings/config.ts';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { findModel } from '../src/models/index.ts';
import type { WorkflowTemplate } from '../src/templates/define-template.ts';
import { workflowTemplates } from '../src/templates/index.ts';
import { makeSampleBrand } from '../test/make-sample-brand.ts';
import { type Person, signUp } from '../test/sign-up.ts';
import { uploadSamplePhoto } from '../test/upload-sample-photo.ts';

/*
 * The pictures of the gallery of templates: `pnpm draw-templates`. Each template is run as it stands, on the demo image
 * models, and what comes out of it is laid side by side.
 */

const folder = fileURLToPath(new URL('../../client/src/workflows/templates/pictures/', import.meta.url));
/** Twice what a card shows, in pixels. */
const size = { width: 600, height: 320 };
const most = 3;
const [margin, gap] = [26, 16];

const dataDir = await mkdtemp(join(tmpdir(), 'visualadgen-templates-'));
const app = await createApp(readConfig({ PORT: '0', LOG_LEVEL: 'warn', DATA_DIR: dataDir }), {
  hasSamples: false,
  demoPace: 'instant',
});
const config = (await (await fetch(`${app.url}/config.json`)).json()) as Record<string, string>;
const person = await signUp(app.url, config['supabasePublishableKey'] ?? '', config['supabaseUrl'] ?? '');
const photo = await uploadSamplePhoto(person);
const brand = await makeSampleBrand(person);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
let bytes = 0;
for (const template of workflowTemplates) {
  const picture = await sideBySide(await picturesOf(person, template));
  bytes += picture.length;
  await writeFile(join(folder, `${template.name}.webp`), picture);
  console.log(`${template.name}: ${Math.round(picture.length / 1024)} kB`);
}
console.log(`${workflowTemplates.length} pictures, ${Math.round(bytes / 1024)} kB in all.`);
await person.leave();
await app.close();
await rm(dataDir, { recursive: true, force: true });

/** What comes out of a template, in the order of its outputs. */
async function picturesOf(maker: Person, { graph, title }: WorkflowTemplate): Promise<Buffer[]> {
  const { id } = await maker.createWorkflow(filledIn(graph), title);
  const executionId = await maker.execute(id);
  await Array.fromAsync(maker.follow(executionId));
  const { nodeExecutions } = await maker.execution(executionId);
  const links = nodeExecutions
    .filter(({ node }) => node.type === 'OUTPUT')
    .flatMap(({ output }) => (output?.['final_images'] ?? []) as string[]);
  if (links.length === 0) throw new Error(`Nothing came out of “${title}”.`);
  return Promise.all(links.slice(0, most).map(async (link) => Buffer.from(await (await fetch(link)).arrayBuffer())));
}

/** With a photo and a brand, and with seeds, so that the same is drawn each time. */
function filledIn(graph: WorkflowTemplate['graph']): Graph {
  return {
    ...graph,
    nodes: graph.nodes.map((node, index) => {
      if (node.type === 'IMAGE_INPUT') return { ...node, config: { asset_id: photo } };
      if (node.type === 'IMAGE_LIST') return { ...node, config: { photos: [{ asset_id: photo, name: 'Front' }] } };
      if (node.type === 'BRAND') return { ...node, config: { brand_id: brand } };
      if (node.type !== 'IMAGE_MODEL') return node;
      const { model, parameters } = node.config as { model?: string; parameters?: object };
      const hasSeed = findModel(model ?? '')?.parameters.shape['seed'] !== undefined;
      return hasSeed ? { ...node, config: { ...node.config, parameters: { ...parameters, seed: index + 1 } } } : node;
    }),
  };
}

/** Uncropped, for an ad is known by its words as much as by its picture; behind them the first of them, out of focus. */
async function sideBySide(pictures: readonly Buffer[]): Promise<Buffer> {
  const first = await sharp(pictures[0]).metadata();
  // Three wide ones would be stripes.
  const framed = await fitRow(pictures.slice(0, first.width / first.height > 1.5 ? most - 1 : most));
  const all = framed.reduce((sum, { width }) => sum + width, gap * (framed.length - 1));
  let left = Math.round((size.width - all) / 2);
  const laid = framed.map(({ data, width, height }) => {
    const place = { input: data, left, top: Math.round((size.height - height) / 2) };
    left += width + gap;
    return place;
  });
  const behind = await sharp(pictures[0])
    .resize({ ...size, fit: 'cover' })
    .blur(24)
    .modulate({ brightness: 0.82 })
    .toBuffer();
  return sharp(behind).composite(laid).webp({ quality: 80, effort: 6 }).toBuffer();
}

interface Framed {
  data: Buffer;
  width: number;
  height: number;
}

function fitRow(pictures: readonly Buffer[]): Promise<Framed[]> {
  const room = {
    width: (size.width - 2 * margin - gap * (pictures.length - 1)) / pictures.length,
    height: size.height - 2 * margin,
  };
  return Promise.all(pictures.map((picture) => fitted(picture, room)));
}

async function fitted(picture: Buffer, room: { width: number; height: number }): Promise<Framed> {
  const { data, info } = await sharp(picture)
    .resize({ width: Math.floor(room.width), height: Math.floor(room.height), fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const corners = Buffer.from(
    `<svg width="${width}" height="${height}"><rect width="100%" height="100%" rx="10"/></svg>`,
  );
  const rounded = await sharp(data)
    .composite([{ input: corners, blend: 'dest-in' }])
    .png()
    .toBuffer();
  return { data: rounded, width, height };
}
