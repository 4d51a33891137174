import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultOf, submit } from './testing/fal-client.ts';
import { type DemoFal, startDemoFal } from './demo-fal.ts';
import { billableUnits, MODELS } from './models.ts';

let demo: DemoFal;
beforeAll(async () => {
  demo = await startDemoFal({ pace: 'instant' });
});
afterAll(() => demo.close());

async function refusal(endpoint: string, input: unknown): Promise<unknown> {
  const submitted = (await (await submit(demo.url, endpoint, input)).json()) as {
    status_url: string;
    response_url: string;
  };
  const response = await resultOf(submitted);
  return {
    status: response.status,
    retryable: response.headers.get('x-fal-retryable'),
    ...((await response.json()) as object),
  };
}

describe('a wrong input ends with 422 in the shape of fal', () => {
  test.each<[string, unknown, (string | number)[], string]>([
    ...Object.entries(MODELS).map(([endpoint, model]): [string, unknown, (string | number)[], string] => [
      endpoint,
      endpoint.endsWith('redux')
        ? {}
        : endpoint.includes('nano-banana/edit') || endpoint.includes('seedream')
          ? { prompt: 'abc' }
          : endpoint.endsWith('image-to-image')
            ? { prompt: 'abc' }
            : {},
      [
        'body',
        model.edit
          ? endpoint.includes('banana') || endpoint.includes('seedream')
            ? 'image_urls'
            : 'image_url'
          : 'prompt',
      ],
      'missing',
    ]),
    ['fal-ai/flux/schnell', { prompt: 'a', num_images: 9 }, ['body', 'num_images'], 'less_than_equal'],
    ['fal-ai/flux/schnell', { prompt: 'a', num_images: 0 }, ['body', 'num_images'], 'greater_than_equal'],
    [
      'fal-ai/flux/schnell',
      { prompt: 'a', num_inference_steps: 13 },
      ['body', 'num_inference_steps'],
      'less_than_equal',
    ],
    ['fal-ai/flux/dev', { prompt: 'a', image_size: 'huge' }, ['body', 'image_size'], 'literal_error'],
    [
      'fal-ai/flux/dev',
      { prompt: 'a', image_size: { width: 0, height: 10 } },
      ['body', 'image_size', 'width'],
      'greater_than_equal',
    ],
    [
      'fal-ai/fast-lightning-sdxl',
      { prompt: 'a', num_inference_steps: 4 },
      ['body', 'num_inference_steps'],
      'literal_error',
    ],
    ['fal-ai/nano-banana', { prompt: 'abc', aspect_ratio: '7:1' }, ['body', 'aspect_ratio'], 'literal_error'],
    ['fal-ai/nano-banana/edit', { prompt: 'abc', image_urls: [] }, ['body', 'image_urls'], 'too_short'],
    ['fal-ai/flux/dev', { prompt: 7 }, ['body', 'prompt'], 'string_type'],
  ])('%s %j', async (endpoint, input, loc, type) => {
    expect(await refusal(endpoint, input)).toMatchObject({
      status: 422,
      retryable: 'false',
      detail: [{ loc, type, msg: expect.any(String) }],
    });
  });
});

const edit = (image_url: string): Promise<unknown> => refusal('fal-ai/flux/schnell/redux', { image_url });

describe('an input picture that cannot be had', () => {
  test('nobody there', async () => {
    expect(await edit(`${demo.url}/files/none.png`)).toMatchObject({
      status: 422,
      detail: [{ loc: ['body', 'image_url'], type: 'file_download_error' }],
    });
    expect(await edit('http://127.0.0.1:1/x.png')).toMatchObject({ detail: [{ type: 'file_download_error' }] });
    expect(await edit('file:///etc/passwd')).toMatchObject({ detail: [{ type: 'file_download_error' }] });
  });

  test('not a raster image', async () => {
    const svg = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>').toString('base64')}`;
    expect(await edit(svg)).toMatchObject({ status: 422, detail: [{ type: 'image_load_error' }] });
    expect(await edit('data:text/plain,hello')).toMatchObject({ detail: [{ type: 'image_load_error' }] });
  });
});

test('a text model answers the same for the same input, says that it is a demo, and bills by the token', async () => {
  const ask = async (input: object) => {
    const submitted = (await (await submit(demo.url, 'openrouter/router', input)).json()) as {
      status_url: string;
      response_url: string;
    };
    return (await resultOf(submitted)).json();
  };
  const input = { model: 'google/gemini-3.8-flash', prompt: 'A line for a red kettle', max_tokens: 100 };
  const answer = await ask(input);
  expect(answer).toMatchObject({
    output: expect.stringMatching(/^This is a demo text; no model wrote it\. .*\n\n“A line for a red kettle”\n\n./),
    usage: { prompt_tokens: 6, cost: expect.any(Number) },
  });
  expect(await ask(input)).toEqual(answer);
  expect(await ask({ ...input, max_tokens: 2 })).toMatchObject({ output: 'This is ', usage: { completion_tokens: 2 } });
  expect(await refusal('openrouter/router', { prompt: 'a' })).toMatchObject({
    status: 422,
    detail: [{ loc: ['body', 'model'], type: 'missing' }],
  });
});

test('a vision model and the tools look at the very picture, and say that they are a demo', async () => {
  const ask = async (endpoint: string, input: object) => {
    const submitted = (await (await submit(demo.url, endpoint, input)).json()) as {
      status_url: string;
      response_url: string;
    };
    return (await resultOf(submitted)).json() as Promise<Record<string, unknown>>;
  };
  const size = { width: 300, height: 200, channels: 3 as const };
  const product = { create: { width: 100, height: 120, channels: 3 as const, background: '#b71c1c' } };
  const bytes = await sharp({ create: { ...size, background: '#f4f4f4' } })
    .composite([{ input: await sharp(product).png().toBuffer(), left: 100, top: 40 }])
    .png()
    .toBuffer();
  const image_url = `data:image/png;base64,${bytes.toString('base64')}`;

  const system_prompt =
    'Write in English (en).\nJSON Schema: {"type":"object","properties":{"caption":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}}}}';
  const looked = { model: 'google/gemini-3.8-flash', prompt: 'Describe it', system_prompt, image_urls: [image_url] };
  const { output } = await ask('openrouter/router/vision', looked);
  expect(JSON.parse(String(output))).toMatchObject({
    caption: expect.stringMatching(/^Demo caption: a bright, wide picture/),
    tags: ['demo', 'bright', 'wide', expect.any(String)],
  });

  const fetched = async (answer: Record<string, unknown>) =>
    Buffer.from(await (await fetch((answer['image'] as { url: string }).url)).arrayBuffer());
  const cut = await fetched(await ask('fal-ai/birefnet/v2', { image_url }));
  const { isOpaque } = await sharp(cut).stats();
  expect([isOpaque, (await sharp(cut).metadata()).width]).toEqual([false, expect.any(Number)]);
  const large = await ask('fal-ai/seedvr/upscale/image', { image_url, upscale_factor: 3 });
  expect(large).toMatchObject({ image: { width: 900, height: 600, content_type: 'image/jpeg' } });
  expect(await refusal('fal-ai/birefnet/v2', {})).toMatchObject({
    status: 422,
    detail: [{ loc: ['body', 'image_url'], type: 'missing' }],
  });
});

test('megapixels are rounded up picture by picture; images are counted', () => {
  const [dev, banana] = [MODELS['fal-ai/flux/dev'], MODELS['fal-ai/nano-banana']];
  expect(dev && billableUnits(dev, { width: 1024, height: 1024 }, 2)).toBe(2);
  expect(dev && billableUnits(dev, { width: 1025, height: 1024 }, 2)).toBe(4);
  expect(banana && billableUnits(banana, { width: 1344, height: 768 }, 3)).toBe(3);
});
