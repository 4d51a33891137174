import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { graphOf, model, node as nodeOf, output, photo, text } from './ad-graph.ts';
import { createUpload, executeWorkflow, saveWorkflowGraph } from './operations.ts';
import type { Person, Result } from './sign-up.ts';
import { type RunningApp, startApp } from './start-app.ts';

/* A photo's whole way, from the order to upload to the run that uses it. Long, for all of it is tried on one server, and each file by every rule of the door. */

let app: RunningApp;
let person: Person;
let shoe: Buffer;
beforeAll(async () => {
  app = await startApp();
  person = await app.signUp();
  shoe = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { Copyright: 'My street, my house' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => app.close());

type Link = Result<{ uploadUrl: string; expiresAt: string; fields: { path: string[]; message: string }[] }>;

async function askForLink(byteSize: number, contentType = 'image/jpeg', who = person): Promise<Link> {
  const { createUpload: link } = await who.read<{ createUpload: Link }>(createUpload, {
    input: { contentType, byteSize },
  });
  return link;
}

async function put(url: string | undefined, bytes: Uint8Array) {
  const response = await fetch(url ?? '', { method: 'PUT', body: new Uint8Array(bytes) });
  return {
    status: response.status,
    body: (await response.json()) as {
      id: string;
      url: string;
      isDuplicate: boolean;
      error: { code: string; message: string };
    },
  };
}

async function upload(bytes: Uint8Array, who = person) {
  const { uploadUrl } = await askForLink(bytes.byteLength, 'image/jpeg', who);
  return put(uploadUrl, bytes);
}

test('a photo goes up without its secrets, and into a picture by an edit model', async () => {
  const { status, body } = await upload(shoe);
  expect(status).toBe(201);
  expect(body).toMatchObject({ width: 640, height: 480 });
  const kept = Buffer.from(await (await fetch(body.url)).arrayBuffer());
  const { width: keptWidth, exif } = await sharp(kept).metadata();
  expect([keptWidth, exif]).toEqual([640, undefined]);
  expect(kept.includes('My street')).toBe(false);

  const { execution, workflowId } = await person.run(
    graphOf(
      [
        text('wish', 'put it on a beach'),
        photo('photo', { asset_id: body.id }),
        model('edit', { aspect_ratio: '1:1' }, 'fal-ai/nano-banana/edit'),
        output('out', { aspect_ratio: '9:16' }),
      ],
      'wish.text -> edit.prompt',
      'photo.image_url -> edit.image_url',
      'edit.image_urls -> out.image_urls',
    ),
  );
  expect(execution).toMatchObject({ status: 'COMPLETED', totalCost: '0.039000' });
  const links = execution.nodeExecutions.map((one) => one.output);
  expect(links[1]?.image_url).toBe(body.url);
  const [finished] = (links[3]?.final_images ?? []) as string[];
  const { width, height } = await sharp(await (await fetch(finished ?? '')).arrayBuffer()).metadata();
  expect(width / height).toBeCloseTo(9 / 16, 2);
  const [order] = app.submissions();
  expect(order?.input).toMatchObject({ prompt: 'put it on a beach', image_urls: [expect.stringMatching(/^http/)] });

  const { workflow } = await person.read<{ workflow: { nodes: { assetUrl: string | null; asset: unknown }[] } }>(
    'query ($id: ID!) { workflow(id: $id) { nodes { assetUrl asset { id width height } } } }',
    { id: workflowId },
  );
  expect(workflow.nodes.map((node) => node.assetUrl)).toEqual([null, body.url, null, null]);
  const size = { width: 640, height: 480 };
  expect(workflow.nodes.map((node) => node.asset)).toEqual([null, { id: body.id, ...size }, null, null]);
});

test('a finished picture knows its size, what it was cut from, who was paid for it, and that a demo drew it', async () => {
  const { body } = await upload(shoe);
  const { executionId } = await person.run(
    graphOf(
      [
        photo('photo', { asset_id: body.id }),
        text('wish', 'on a beach'),
        model('edit', { aspect_ratio: '4:5' }, 'fal-ai/nano-banana/edit'),
        output('story', { aspect_ratio: '9:16', focal_point: { x: 0, y: 0.5 } }),
        output('shape', { aspect_ratio: '1:1' }),
      ],
      'wish.text -> edit.prompt',
      'photo.image_url -> edit.image_url',
      'edit.image_urls -> story.image_urls',
      'photo.image_url -> shape.image_urls',
    ),
  );
  const { execution } = await person.read<{ execution: { nodeExecutions: { output: object; images: Origin[] }[] } }>(
    `query ($id: ID!) { execution(id: $id) { nodeExecutions { output images {
      id url origin isDemo width height cut { left top width height } source { id } generation { id model }
    } } } }`,
    { id: executionId },
  );
  const [taken, , made, story, shape] = execution.nodeExecutions.map(({ images }) => images[0]);
  expect(taken).toMatchObject({
    id: body.id,
    origin: 'UPLOADED',
    isDemo: false,
    cut: null,
    source: null,
    generation: null,
  });
  expect(made).toMatchObject({ origin: 'GENERATED', isDemo: true, source: null });
  expect(made?.generation?.model).toBe('fal-ai/nano-banana/edit');
  const { height = 0 } = made ?? {};
  const width = Math.round((height * 9) / 16);
  expect(story).toMatchObject({ origin: 'DERIVED', isDemo: true, width, height, source: { id: made?.id } });
  expect(story).toMatchObject({ cut: { left: 0, top: 0, width, height }, generation: { id: made?.generation?.id } });
  expect(execution.nodeExecutions[3]?.output).toEqual({ final_images: [story?.url] });
  expect(shape).toMatchObject({ origin: 'DERIVED', isDemo: false, generation: null, source: { id: body.id } });
  expect(shape).toMatchObject({ width: 480, height: 480, cut: { left: 80, top: 0, width: 480, height: 480 } });

  // The mark in its corner is there again, over what the cut has left; a photo gets none.
  const before = await pixelsOf(made?.url);
  const after = await pixelsOf(story?.url);
  expect(await differs(before.extract({ left: 0, top: 0, width, height }), after)).toEqual({
    corner: true,
    rest: false,
  });

  async function pixelsOf(url = ''): Promise<Sharp> {
    return sharp(await (await fetch(url)).arrayBuffer());
  }

  async function differs(one: Sharp, other: Sharp) {
    const [a, b] = await Promise.all([one, other].map((picture) => picture.removeAlpha().raw().toBuffer()));
    const places = [...(a ?? [])].flatMap((value, at) =>
      Math.abs(value - (b?.[at] ?? 0)) > 8 ? [Math.floor(at / 3)] : [],
    );
    const isCorner = (at: number) => at % width > width / 2 && Math.floor(at / width) > height / 2;
    return { corner: places.some(isCorner), rest: places.some((at) => !isCorner(at)) };
  }
});

interface Origin {
  id: string;
  url: string;
  origin: string;
  isDemo: boolean;
  width: number;
  height: number;
  cut: object | null;
  source: { id: string } | null;
  generation: { id: string; model: string } | null;
}

test('two photos go into one picture in the order of their wires, and no wire is left out in silence', async () => {
  const bag = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#33a' } })
    .jpeg()
    .toBuffer();
  const [shoeId, bagId] = [(await upload(shoe)).body.id, (await upload(bag)).body.id];
  const twoPhotos = (endpoint: string, wires: string[]) =>
    graphOf(
      [
        text('wish', 'both on a beach'),
        text('claim', 'Out now'),
        photo('shoe', { asset_id: shoeId }),
        photo('bag', { asset_id: bagId }),
        model('edit', {}, endpoint),
        output('out'),
      ],
      'wish.text -> edit.prompt',
      ...wires,
      'edit.image_urls -> out.image_urls',
    );
  const wires = ['shoe.image_url -> edit.image_url', 'bag.image_url -> edit.image_url'];
  const seedream = 'fal-ai/bytedance/seedream/v4/edit';
  const { id, version: first } = await person.createWorkflow(twoPhotos(seedream, wires));
  const before = app.submissions().length;
  const runs = async () => {
    const executionId = await person.execute(id);
    await Array.fromAsync(person.follow(executionId));
    return person.execution(executionId);
  };
  expect((await runs()).nodeExecutions[4]?.input?.image_url).toHaveLength(2);
  expect((await runs()).totalCost).toBe('0.000000');
  expect(app.submissions().slice(before)).toHaveLength(1);
  expect(await widthsOfSent()).toEqual([640, 300]);

  let saved = await save(first, twoPhotos(seedream, wires.toReversed()));
  await runs();
  expect(await widthsOfSent()).toEqual([300, 640]);

  // Another model: what was connected stays and can be saved, but does not run until somebody has decided.
  for (const [endpoint, code, name] of [
    ['fal-ai/flux/schnell', 'JOIN_UNUSED', 'FLUX Schnell'],
    ['fal-ai/fast-lightning-sdxl/image-to-image', 'TOO_MANY_JOINS', 'SDXL Lightning Edit'],
  ] as const) {
    saved = await save(saved.workflow?.version ?? 0, twoPhotos(endpoint, wires));
    const told = { code, nodeKeys: ['edit', 'shoe', 'bag'], message: expect.stringContaining(name) as string };
    const { workflow } = await person.read<{ workflow: { problems: unknown[] } }>(
      'query ($id: ID!) { workflow(id: $id) { problems { code severity message nodeKeys } } }',
      { id },
    );
    expect(workflow.problems).toEqual(expect.arrayContaining([{ ...told, severity: 'ERROR' }]));
    const { executeWorkflow: refused } = await person.read<{ executeWorkflow: Result<{ problems: unknown[] }> }>(
      executeWorkflow,
      { input: { workflowId: id } },
    );
    expect(refused).toMatchObject({ __typename: 'GraphInvalidError', problems: [told] });
  }
  const third = await save(saved.workflow?.version ?? 0, twoPhotos(seedream, [...wires, 'claim.text -> edit.prompt']));
  expect(third.problems).toMatchObject([
    { code: 'TOO_MANY_JOINS', nodeKeys: ['edit', 'wish', 'claim'], path: ['edges', '3'] },
  ]);
  expect(app.submissions().slice(before)).toHaveLength(2);

  async function save(version: number, graph: Graph) {
    const { saveWorkflowGraph: result } = await person.read<{
      saveWorkflowGraph: Result<{ workflow: { version: number }; problems: unknown[] }>;
    }>(saveWorkflowGraph, { input: { workflowId: id, version, graph } });
    return result;
  }

  async function widthsOfSent() {
    const { image_urls: sent = [] } = (app.submissions().at(-1)?.input ?? {}) as { image_urls?: string[] };
    return Promise.all(
      sent.map(async (link) => (await sharp(await (await fetch(link)).arrayBuffer()).metadata()).width),
    );
  }
});

test('a picture is given as small as it is drawn, wherever it is named, and never smaller', async () => {
  const large = await sharp({ create: { width: 1500, height: 900, channels: 3, background: '#3a6' } })
    .png()
    .toBuffer();
  const { body } = await upload(large);
  const links = `small: url(width: 256) medium: url(width: 257) large: url(width: 1000) itself: url(width: 1281) plain: url(width: null) url`;
  const sizes = { small: 256, medium: 640, large: 1280, itself: 1500, plain: 1500, url: 1500 };
  expect(await widthsOf(await linksOfAsset(body.id, links))).toEqual(sizes);

  const { executionId, workflowId } = await person.run(
    graphOf(
      [photo('photo', { asset_id: body.id }), output('out', { aspect_ratio: '1:1' })],
      'photo.image_url -> out.image_urls',
    ),
  );
  const read = `query ($run: ID!, $workflow: ID!) {
    execution(id: $run) { nodeExecutions {
      input(imageWidth: 640) output(imageWidth: 256) images { url(width: 300) }
    } }
    workflow(id: $workflow) { nodes { assetUrl(width: 600) } }
  }`;
  const { execution, workflow } = await person.read<{
    execution: { nodeExecutions: { input: Links | null; output: Links; images: Record<'url', string>[] }[] };
    workflow: { nodes: { assetUrl: string | null }[] };
  }>(read, { run: executionId, workflow: workflowId });
  const [taken, made] = execution.nodeExecutions;
  expect(
    await widthsOf({
      taken: taken?.output['image_url']?.toString(),
      given: made?.input?.['image_urls']?.[0],
      cut: made?.output['final_images']?.[0],
      asset: made?.images[0]?.url,
      node: workflow.nodes[0]?.assetUrl ?? '',
    }),
  ).toEqual({ taken: 256, given: 640, cut: 256, asset: 640, node: 640 });

  // What was kept before there were copies is given as it is.
  await app.database.query("update assets set rendition_widths = '{}', content_hash = null");
  expect(await widthsOf(await linksOfAsset(body.id, links))).toEqual({
    ...sizes,
    small: 1500,
    medium: 1500,
    large: 1500,
  });

  async function widthsOf<Name extends string>(urls: Record<Name, string | undefined>) {
    const found = await Promise.all(
      Object.entries<string | undefined>(urls).map(async ([name, url]) => {
        const response = await fetch(url ?? '');
        const { width, format } = await sharp(await response.arrayBuffer()).metadata();
        expect(response.headers.get('content-type')).toBe(`image/${format}`);
        return [name, width] as const;
      }),
    );
    return Object.fromEntries(found);
  }
});

type Links = Record<string, string | string[]>;

async function linksOfAsset(id: string, fields: string): Promise<Record<string, string>> {
  const { node } = await person.read<{ node: Record<string, string> }>(
    `query ($id: ID!) { node(id: $id) { ... on Asset { ${fields} } } }`,
    { id },
  );
  return node;
}

test.each([
  ['{ ... on Asset { url(width: 0) } }', 'width'],
  ['{ ... on Asset { url(width: -1) } }', 'width'],
  ['{ ... on Asset { url(width: 20001) } }', 'width'],
])('%s is refused by the name of its argument', async (selection, name) => {
  const { body } = await upload(shoe);
  const { errors } = await person.ask(`query ($id: ID!) { node(id: $id) ${selection} }`, { id: body.id });
  expect(errors).toMatchObject([
    { message: expect.stringMatching(`^${name}: must be from 1 to 20000`), extensions: { code: 'INPUT_INVALID' } },
  ]);
});

test('the same photo again is the one that is there, for its owner alone; where its file was lost it is there again', async () => {
  const bag = await sharp({ create: { width: 700, height: 300, channels: 3, background: '#63c' } })
    .jpeg()
    .toBuffer();
  const before = await countAssets();
  const both = await Promise.all([upload(bag), upload(bag)]);
  const [first] = both.map(({ body }) => body);
  expect(both.map(({ body }) => body.id)).toEqual([first?.id, first?.id]);
  expect(both.filter(({ body }) => body.isDuplicate)).toHaveLength(1);
  const kept = await (await fetch(first?.url ?? '')).bytes();
  expect((await upload(kept)).body).toMatchObject({ id: first?.id, isDuplicate: true });
  expect((await upload(bag, await app.signUp())).body.id).not.toBe(first?.id);
  expect(await countAssets()).toBe(before + 2);

  const cutOf = async (aspectRatio: string) => {
    const nodes = [photo('photo', { asset_id: first?.id ?? '' }), output('out', { aspect_ratio: aspectRatio })];
    const { executionId } = await person.run(graphOf(nodes, 'photo.image_url -> out.image_urls'));
    const { execution } = await person.read<{ execution: { nodeExecutions: { images: { id: string }[] }[] } }>(
      'query ($id: ID!) { execution(id: $id) { nodeExecutions { images { id } } } }',
      { id: executionId },
    );
    return execution.nodeExecutions[1]?.images[0]?.id;
  };
  const cut = await cutOf('1:1');
  expect(await cutOf('4:5')).not.toBe(cut);
  expect(await countAssets()).toBe(before + 4);

  await rm(join(app.filesFolder, person.userId), { recursive: true });
  expect((await upload(bag)).body.id).toBe(first?.id);
  const { small = '', url = '' } = await linksOfAsset(first?.id ?? '', 'small: url(width: 100) url');
  expect([(await fetch(small)).status, (await fetch(url)).status]).toEqual([200, 200]);
  // What was made of it is made again, and is the same picture.
  expect(await cutOf('1:1')).toBe(cut);
  expect(await countAssets()).toBe(before + 4);
});

test("somebody else's photo is missing, for a run and for its link", async () => {
  const { body } = await upload(shoe, await app.signUp());
  const { execution, workflowId } = await person.run(graphOf([photo('photo', { asset_id: body.id })]));
  expect(execution.nodeExecutions[0]).toMatchObject({ status: 'FAILED', errorCode: 'ASSET_MISSING' });
  const { workflow } = await person.read<{ workflow: unknown }>(
    'query ($id: ID!) { workflow(id: $id) { nodes { assetUrl } } }',
    {
      id: workflowId,
    },
  );
  expect(workflow).toEqual({ nodes: [{ assetUrl: null }] });
});

describe('is refused by name', () => {
  test.each([
    ['a type that is no picture', 'application/pdf', 100, 'contentType'],
    ['a size of nothing', 'image/png', 0, 'byteSize'],
    ['a negative size', 'image/png', -1, 'byteSize'],
    ['a size past the limit', 'image/png', 20_000_000 + 1, 'byteSize'],
  ])('%s, before a link is given', async (_, contentType, byteSize, field) => {
    expect(await askForLink(byteSize, contentType)).toMatchObject({
      __typename: 'InputInvalidError',
      fields: [{ path: [field] }],
    });
  });

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    [
      'an SVG under a picture’s name',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'IMAGE_INVALID',
    ],
    ['a page', () => Buffer.from('<!doctype html><title>hello</title>'), 'IMAGE_INVALID'],
    ['noise', () => randomBytes(10_000), 'IMAGE_INVALID'],
    ['nothing', () => new Uint8Array(), 'IMAGE_INVALID'],
    ['half a picture', () => shoe.subarray(0, shoe.length / 2), 'IMAGE_INVALID'],
    ['a TIFF', () => sharp(shoe).tiff().toBuffer(), 'IMAGE_INVALID'],
    ['a GIF’s first bytes', () => Buffer.from('GIF89a'), 'IMAGE_INVALID'],
    ['a phone’s photo in name only', () => Buffer.from('\0\0\0\x1cftypheic\0\0\0\0mif1heic'), 'IMAGE_INVALID'],
    [
      'a small file of very many pixels',
      () =>
        sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
          .png({ compressionLevel: 1 })
          .toBuffer(),
      'IMAGE_TOO_LARGE',
    ],
  ])('%s', async (_, bytes, code) => {
    const before = await countAssets();
    const { uploadUrl } = await askForLink(20_000_000);
    const { status, body } = await put(uploadUrl, await bytes());
    expect([status, body.error.code]).toEqual([422, code]);
    expect(await countAssets()).toBe(before);
  });

  test('more bytes than were announced', async () => {
    const { uploadUrl } = await askForLink(100);
    const { status, body } = await put(uploadUrl, shoe);
    expect([status, body.error.code]).toEqual([413, 'IMAGE_TOO_LARGE']);
    expect(body.error.message).toContain('100 bytes');
  });

  test('a link that was changed, or made up', async () => {
    const { uploadUrl = '' } = await askForLink(shoe.byteLength);
    const [ticket = '', signature = ''] = uploadUrl.slice(uploadUrl.lastIndexOf('/') + 1).split('.');
    const theirs = JSON.parse(Buffer.from(ticket, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...theirs, userId: crypto.randomUUID() })).toString('base64url');
    for (const path of [`${forged}.${signature}`, `${ticket}.`, ticket, '', 'x.y', `${ticket}.${signature.slice(1)}`]) {
      expect([path, (await put(`${app.url}/uploads/${path}`, shoe)).status]).toEqual([path, 403]);
    }
    expect((await put(uploadUrl, shoe)).status).toBe(201);
  });

  test('a link that is too old', async () => {
    const { uploadUrl, expiresAt = '' } = await askForLink(shoe.byteLength);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(expiresAt) + 1 });
    const { status } = await put(uploadUrl, shoe).finally(() => vi.useRealTimers());
    expect(status).toBe(403);
  });
});

test('an upload by POST is told what to do', async () => {
  const { uploadUrl = '' } = await askForLink(10);
  const response = await fetch(uploadUrl, { method: 'POST', body: 'x' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('PUT');
});

async function countAssets(): Promise<number> {
  const { rows } = await app.database.query('select count(*)::int as count from assets');
  return rows[0]?.count as number;
}

describe('a picture and a sentence in one request', () => {
  const editImage = `mutation ($input: EditImageInput!) { editImage(input: $input) { __typename
    ... on EditImagePayload { imageEdit { status prompt resultUrl source { name width height } } }
    ... on Error { code message } ... on InputInvalidError { fields { path message } } ... on ImageUnusableError { field } } }`;
  const ask = (input: object, query = editImage) => JSON.stringify({ query, variables: { input } });
  const usual = ask({ file: null, prompt: 'on a beach', waitSeconds: 60 });
  const inPlace = JSON.stringify({ 0: ['variables.input.file'] });

  /** The parts in their order: texts, and files as `[bytes, name]`. */
  async function post(
    parts: [name: string, content: string | [Uint8Array, string]][],
    headers: Record<string, string> = {},
  ) {
    const form = new FormData();
    for (const [name, content] of parts) {
      if (typeof content === 'string') form.append(name, content);
      else form.append(name, new Blob([new Uint8Array(content[0])]), content[1]);
    }
    const own = { authorization: person.authorization, ...headers };
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers: own, body: form });
    const body = (await response.json()) as {
      data?: { editImage: Result<{ imageEdit: { resultUrl: string } }> } | null;
      errors?: { message: string; extensions: { code: string } }[];
    };
    return { status: response.status, edit: body.data?.editImage, error: body.errors?.[0] };
  }
  const send = (bytes: Uint8Array, operations = usual) =>
    post([
      ['operations', operations],
      ['map', inPlace],
      ['0', [bytes, 'Shoe “1”.jpg']],
    ]);

  test('is answered with the finished picture', async () => {
    const { status, edit } = await send(shoe);
    expect([status, edit]).toMatchObject([
      200,
      {
        imageEdit: { status: 'DONE', prompt: 'on a beach', source: { name: 'Shoe “1”.jpg', width: 640, height: 480 } },
      },
    ]);
    expect((await fetch(edit?.imageEdit?.resultUrl ?? '')).headers.get('content-type')).toMatch(/^image/);
    // The same once more, with a key, is made once, also where the file stands first.
    const keyed = ask({ file: null, prompt: 'on a beach', waitSeconds: 60, idempotencyKey: 'beach' });
    const before = app.submissions().length;
    const first = await send(shoe, keyed);
    const again = await post([
      ['0', [shoe, 'another name.jpg']],
      ['map', inPlace],
      ['operations', keyed],
    ]);
    expect(again.edit).toEqual(first.edit);
    expect(app.submissions()).toHaveLength(before + 1);
    const bag = await sharp(shoe).negate().jpeg().toBuffer();
    expect((await send(bag, keyed)).edit).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  });

  test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['a ZIP under a picture’s name', () => Buffer.from('504b0304140000000800', 'hex'), 'IMAGE_INVALID'],
    ['a page', () => Buffer.from('<!doctype html>'), 'IMAGE_INVALID'],
    ['nothing', () => new Uint8Array(), 'IMAGE_INVALID'],
    ['one 30,000 pixels wide', () => plain(30_000, 2_000), 'IMAGE_TOO_LARGE'],
    ['more than 20 MB', () => new Uint8Array(20_000_001), 'IMAGE_TOO_LARGE'],
  ])('with a file that is %s is refused, and nothing is kept', async (_, bytes, code) => {
    const before = await countAssets();
    const { status, edit } = await send(await bytes());
    expect([status, edit]).toMatchObject([200, { __typename: 'ImageUnusableError', code, field: 'file' }]);
    expect(await countAssets()).toBe(before);
  });

  const file: [Uint8Array, string] = [Buffer.from('x'), 'x.png'];
  test.each<[string, [string, string | [Uint8Array, string]][], RegExp]>([
    ['without operations', [['map', '{}']], /`operations` is missing/],
    ['without a map', [['operations', usual]], /`map` is missing/],
    [
      'that is no JSON',
      [
        ['operations', '{'],
        ['map', '{}'],
      ],
      /must be one operation/,
    ],
    [
      'of several operations',
      [
        ['operations', `[${usual}]`],
        ['map', '{}'],
      ],
      /one request is one operation/,
    ],
    [
      'whose map is no map',
      [
        ['operations', usual],
        ['map', '[]'],
      ],
      /`map` must be/,
    ],
    [
      'whose map names no places',
      [
        ['operations', usual],
        ['map', '{"0": "variables.input.file"}'],
        ['0', file],
      ],
      /`map` must be/,
    ],
    [
      'with more files than are mapped',
      [
        ['operations', usual],
        ['map', inPlace],
        ['0', file],
        ['1', file],
      ],
      /“1” is not in `map`/,
    ],
    [
      'with a file that is mapped nowhere',
      [
        ['operations', usual],
        ['map', '{"0": []}'],
        ['0', file],
      ],
      /“0” is not in `map`/,
    ],
    [
      'that lacks a file',
      [
        ['operations', usual],
        ['map', inPlace],
      ],
      /“0”, which did not come/,
    ],
    [
      'with a text in the place of a file',
      [
        ['operations', usual],
        ['map', inPlace],
        ['0', 'x'],
      ],
      /is no file/,
    ],
    [
      'with two parts of a name',
      [
        ['operations', usual],
        ['map', inPlace],
        ['0', file],
        ['0', file],
      ],
      /Two parts/,
    ],
    ['of twenty files', Array.from({ length: 20 }, (_, index) => [`${index}`, file]), /at most 12 parts/],
    ...[
      'variables.input',
      'variables.input.prompt',
      'variables.input.file.x',
      'input.file',
      'query',
      '',
      'variables.__proto__.x',
      'variables.input.files.0',
    ].map((path): [string, [string, string | [Uint8Array, string]][], RegExp] => [
      `with a file at “${path}”`,
      [
        ['operations', usual],
        ['map', JSON.stringify({ 0: [path] })],
        ['0', file],
      ],
      /has no null/,
    ]),
  ])('%s is refused in words', async (_, parts, words) => {
    const { status, error } = await post(parts);
    expect([status, error?.extensions.code, error?.message]).toEqual([
      400,
      'BAD_REQUEST',
      expect.stringMatching(words),
    ]);
  });

  test.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    [
      'without an end',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="map"\r\n\r\n{}',
    ],
    ['without names', 'multipart/form-data; boundary="b"', '--b\r\n\r\nx\r\n--b--'],
    ['of nothing', 'multipart/form-data; boundary=b', ''],
  ])('as a form %s is refused', async (_, contentType, body) => {
    const headers = { authorization: person.authorization, 'content-type': contentType };
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    ]);
  });

  test('is read only once it says who sends it, and from which page', async () => {
    const parts: Parameters<typeof post>[0] = [
      ['operations', usual],
      ['map', inPlace],
      ['0', [shoe, 'shoe.jpg']],
    ];
    for (const authorization of ['', 'Bearer nonsense'])
      expect(await post(parts, { authorization })).toMatchObject({
        status: 401,
        error: { extensions: { code: 'UNAUTHENTICATED' } },
      });
    expect(await post(parts, { origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      error: { extensions: { code: 'ORIGIN_REFUSED' } },
    });
    expect(await post(parts, { accept: 'text/event-stream' })).toMatchObject({ status: 406 });
    const huge = await post([...parts, ['1', [new Uint8Array(22_100_000), 'huge.png']]]);
    expect(huge).toMatchObject({ status: 413, error: { extensions: { code: 'REQUEST_TOO_LARGE' } } });
    // A file stands for nothing but itself.
    const misplaced = await send(
      shoe,
      ask({ file: null }, 'mutation ($input: CreateBoardInput!) { createBoard(input: $input) { __typename } }'),
    );
    expect(misplaced).toMatchObject({ status: 200, error: { extensions: { code: 'INPUT_INVALID' } } });
    const wrong = ask({ assetId: null, file: null, prompt: 'x' });
    expect(
      (
        await post([
          ['operations', wrong],
          ['map', JSON.stringify({ 0: ['variables.input.assetId'] })],
          ['0', file],
        ])
      ).error,
    ).toMatchObject({
      extensions: { code: 'INPUT_INVALID' },
    });
  });

  test.each<[object, string[]]>([
    [{ prompt: 'x' }, ['assetId']],
    [{ assetId: 'a', imageUrl: 'https://a.example/b.png', prompt: 'x' }, ['imageUrl']],
    [{ assetId: 'a' }, ['prompt']],
    [{ assetId: 'a', prompt: ' \n ' }, ['prompt']],
    [{ assetId: 'a', prompt: 'x'.repeat(20_001) }, ['prompt']],
    [{ assetId: 'a', prompt: 'x', model: 'fal-ai/flux/schnell' }, ['model']],
    [{ assetId: 'a', prompt: 'x', model: 'fal-ai/birefnet/v2' }, ['prompt']],
    [{ assetId: 'a', prompt: 'x', model: 'fal-ai/flux/schnell/redux' }, ['prompt']],
    [{ assetId: 'a', model: 'fal-ai/birefnet/v2', count: 2 }, ['count']],
    [{ assetId: 'a', model: 'fal-ai/birefnet/v2', seed: 2 }, ['seed']],
    [{ assetId: 'a', prompt: 'x', count: 5 }, ['count']],
    [{ assetId: 'a', prompt: 'x', count: 0 }, ['count']],
    [{ assetId: 'a', prompt: 'x', seed: -1 }, ['seed']],
    [{ assetId: 'a', prompt: 'x', waitSeconds: 91 }, ['waitSeconds']],
    [{ assetId: 'a', prompt: 'x', budget: '-1' }, ['budget']],
    [{ assetId: 'a', prompt: 'x', parameters: { aspect_ratio: '3:7' } }, ['parameters', 'aspect_ratio']],
    [{ assetId: 'a', prompt: 'x', parameters: { num_images: 3 } }, ['parameters', 'num_images']],
    [{ assetId: 'a', prompt: 'x', parameters: { nonsense: 3 } }, ['parameters', 'nonsense']],
    [{ assetId: 'a', prompt: 'x', parameters: { guidance_scale: 3 } }, ['parameters', 'guidance_scale']],
    [
      { assetId: 'a', model: 'fal-ai/seedvr/upscale/image', parameters: { result_megapixels: 1 } },
      ['parameters', 'result_megapixels'],
    ],
    [{ assetId: 'a', model: 'fal-ai/seedvr/upscale/image', parameters: { factor: 9 } }, ['parameters', 'factor']],
    [{ assetId: 'a', prompt: 'x', parameters: [] }, ['parameters']],
    [{ assetId: 'a', prompt: 'x', idempotencyKey: '' }, ['idempotencyKey']],
  ])('%j is refused by its name', async (input, path) => {
    const { editImage: refused } = await person.read<{ editImage: object }>(editImage, { input });
    expect(refused).toMatchObject({ __typename: 'InputInvalidError', fields: [{ path }] });
  });

  test.each([
    ['http://127.0.0.1/a.png', 'LINK_REFUSED'],
    ['http://169.254.169.254/latest', 'LINK_REFUSED'],
    ['no link', 'LINK_REFUSED'],
  ])('by the link %s is refused', async (imageUrl, code) => {
    const { editImage: refused } = await person.read<{ editImage: object }>(editImage, {
      input: { imageUrl, prompt: 'x' },
    });
    expect(refused).toMatchObject({ __typename: 'ImageUnusableError', code, field: 'imageUrl' });
  });

  test('keeps the shape of the picture, also with a model that draws in its own', async () => {
    const { body } = await upload(await sharp(shoe).resize(900, 1_600, { fit: 'cover' }).jpeg().toBuffer());
    for (const [endpoint, given, expected] of [
      ['fal-ai/bytedance/seedream/v4/edit', {}, { image_size: 'auto' }],
      ['fal-ai/nano-banana/edit', {}, { aspect_ratio: 'auto' }],
      ['fal-ai/fast-lightning-sdxl/image-to-image', {}, { image_size: 'portrait_16_9', preserve_aspect_ratio: true }],
      [
        'fal-ai/fast-lightning-sdxl/image-to-image',
        { aspect_ratio: '1:1', strength: 0.5 },
        { image_size: 'square_hd', strength: 0.5 },
      ],
      ['fal-ai/seedvr/upscale/image', { factor: 3 }, { upscale_factor: 3 }],
    ] as const) {
      const prompt = endpoint.includes('upscale') ? null : 'greener';
      const input = { assetId: body.id, model: endpoint, prompt, parameters: given, waitSeconds: 60 };
      const { editImage: done } = await person.read<{ editImage: object }>(editImage, { input });
      expect(done).toMatchObject({ imageEdit: { status: 'DONE', prompt } });
      expect(app.submissions().at(-1)).toMatchObject({ endpoint, input: expected });
    }
  });
});

/** Of one color. */
function plain(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

test('a table is read out of a text or a file, refused in words, and its pictures are kept each for itself', async () => {
  const read = async (input: Record<string, unknown>) => {
    const { readTable } = await person.read<{ readTable: Record<string, unknown> }>(
      `mutation ($input: ReadTableInput!) { readTable(input: $input) { __typename
        ... on ReadTablePayload { columns { name label kind } rows notes hasHeader }
        ... on Error { message code } ... on InputInvalidError { fields { path } } } }`,
      { input },
    );
    return readTable;
  };
  const csv = 'Name;Bild\nKäse;https://a.example/k.png\n';
  const table = {
    columns: [
      { name: 'name', label: 'Name', kind: 'text' },
      { name: 'bild', label: 'Bild', kind: 'image' },
    ],
    rows: [['Käse', 'https://a.example/k.png']],
    hasHeader: true,
  };
  expect(await read({ text: csv })).toMatchObject(table);
  expect(await read({ fileBase64: Buffer.from(csv, 'latin1').toString('base64') })).toMatchObject(table);
  expect(await read({ text: csv, hasHeader: false })).toMatchObject({ columns: [{ name: 'column_1' }, {}] });
  expect(await read({})).toMatchObject({ __typename: 'InputInvalidError', fields: [{ path: ['input'] }] });
  expect(await read({ fileBase64: 'ä' })).toMatchObject({ fields: [{ path: ['fileBase64'] }] });
  for (const [input, code] of [
    [{ text: '<html></html>' }, 'TABLE_INVALID'],
    [{ text: `n\n${'x\n'.repeat(1_001)}`, hasHeader: true }, 'TABLE_TOO_LARGE'],
    [{ url: 'http://127.0.0.1/table.csv' }, 'LINK_REFUSED'],
    [{ url: 'http://169.254.169.254/latest' }, 'LINK_REFUSED'],
    [{ url: 'file:///etc/passwd' }, 'LINK_REFUSED'],
  ] as const)
    expect(await read(input)).toMatchObject({ __typename: 'TableUnreadableError', code });

  const { keepLinkedImages } = await person.read<{ keepLinkedImages: unknown }>(
    `mutation ($links: [String!]!) { keepLinkedImages(input: { links: $links }) {
      ... on KeepLinkedImagesPayload { images { link asset { id } message } } } }`,
    { links: ['http://localhost/a.png', 'no link'] },
  );
  expect(keepLinkedImages).toEqual({
    images: [
      { link: 'http://localhost/a.png', asset: null, message: expect.stringContaining('open internet') as string },
      { link: 'no link', asset: null, message: expect.stringContaining('http or https link') as string },
    ],
  });
});

test('photos of a list, and pictures in a table, run as what they are, each known by its name', async () => {
  const { body } = await upload(shoe);
  const photos = [{ asset_id: body.id, name: 'Shoe' }];
  const columns = [
    { name: 'title', kind: 'text' },
    { name: 'picture', kind: 'image' },
  ];
  const { execution } = await person.run(
    graphOf([
      nodeOf('shots', 'IMAGE_LIST', { photos }),
      nodeOf('goods', 'TABLE', { columns, rows: [['Shoe', body.id], ['Sock']] }),
    ]),
  );
  const link = expect.stringContaining('/files/') as string;
  expect(execution.nodeExecutions.map(({ output: gave }) => gave)).toEqual([
    { image: [link], name: ['Shoe'] },
    { title: ['Shoe', 'Sock'], picture: [link, null] },
  ]);
});
