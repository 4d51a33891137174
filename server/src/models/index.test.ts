import { expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { checkValues } from '../fields/check-values.ts';
import { describeFields } from '../fields/describe-fields.ts';
import type { ImageModel } from './define-model.ts';
import { findImageModel, findModel, imageModels } from './index.ts';
import { textModels } from './text-models.ts';

function model(endpoint: string): ImageModel {
  const found = findImageModel(endpoint);
  if (!found) throw new Error(`no model ${endpoint}`);
  return found;
}

function inputOf(
  endpoint: string,
  parameters: Record<string, unknown> = {},
  imageUrls = ['https://a.example/1.png', 'https://a.example/2.png'],
) {
  const found = model(endpoint);
  return found.toInput({ prompt: 'a cup', imageUrls, parameters: found.parameters.parse(parameters) });
}

test('the nine models, each found by its endpoint', () => {
  expect(
    imageModels.map(({ endpoint, name, editsImage, takesPrompt, sizeGivenAs }) => [
      endpoint,
      name,
      editsImage,
      takesPrompt,
      sizeGivenAs,
    ]),
  ).toEqual([
    ['fal-ai/flux/schnell', 'FLUX Schnell', false, true, 'image_size'],
    ['fal-ai/flux/dev', 'FLUX Dev', false, true, 'image_size'],
    ['fal-ai/fast-lightning-sdxl', 'SDXL Lightning', false, true, 'image_size'],
    ['fal-ai/fast-sdxl', 'Stable Diffusion XL', false, true, 'image_size'],
    ['fal-ai/nano-banana', 'Nano Banana', false, true, 'aspect_ratio'],
    ['fal-ai/flux/schnell/redux', 'FLUX Redux', true, false, 'image_size'],
    ['fal-ai/fast-lightning-sdxl/image-to-image', 'SDXL Lightning Edit', true, true, 'image_size'],
    ['fal-ai/nano-banana/edit', 'Nano Banana Edit', true, true, 'aspect_ratio'],
    ['fal-ai/bytedance/seedream/v4/edit', 'Seedream 4 Edit', true, true, 'image_size'],
  ]);
  expect(findModel('constructor')).toBeUndefined();
});

test('our words become each model’s own', () => {
  expect(inputOf('fal-ai/flux/schnell', { aspect_ratio: '4:5', num_images: 4, seed: 7, guidance_scale: 2 })).toEqual({
    prompt: 'a cup',
    image_size: { width: 1024, height: 1280 },
    num_images: 4,
    guidance_scale: 2,
    num_inference_steps: 4,
    seed: 7,
    output_format: 'png',
  });
  expect(inputOf('fal-ai/flux/dev', { aspect_ratio: '16:9' })).toMatchObject({
    image_size: 'landscape_16_9',
    num_inference_steps: 28,
  });
  expect(inputOf('fal-ai/fast-lightning-sdxl', { num_inference_steps: 8 })).toMatchObject({ num_inference_steps: '8' });
  expect(inputOf('fal-ai/fast-sdxl', { negative_prompt: 'blur' })).toMatchObject({
    negative_prompt: 'blur',
    guidance_scale: 7.5,
  });
  expect(inputOf('fal-ai/nano-banana', { aspect_ratio: '9:16' })).toEqual({
    prompt: 'a cup',
    aspect_ratio: '9:16',
    num_images: 1,
    output_format: 'png',
  });
  expect(inputOf('fal-ai/flux/schnell/redux')).toEqual({
    image_url: 'https://a.example/1.png',
    image_size: 'square_hd',
    num_images: 1,
    num_inference_steps: 4,
    output_format: 'png',
  });
  expect(inputOf('fal-ai/fast-lightning-sdxl/image-to-image', { strength: 0.5 })).toMatchObject({
    image_url: 'https://a.example/1.png',
    strength: 0.5,
    num_inference_steps: '4',
  });
  expect(inputOf('fal-ai/nano-banana/edit')).toMatchObject({
    image_urls: ['https://a.example/1.png', 'https://a.example/2.png'],
    aspect_ratio: 'auto',
  });
  expect(inputOf('fal-ai/bytedance/seedream/v4/edit', { aspect_ratio: '4:5' })).toMatchObject({
    image_urls: ['https://a.example/1.png', 'https://a.example/2.png'],
    image_size: { width: 1792, height: 2240 },
  });
});

test.each(imageModels.map((each) => [each.endpoint, each] as const))('%s', (_, each) => {
  // People switch models, and integrators send the common set: both are taken, and nothing unknown is sent on.
  const common = { num_images: 2, aspect_ratio: '1:1', guidance_scale: 5, num_inference_steps: 4, seed: 1 };
  const parameters = each.parameters.parse(common);
  const input = each.toInput({ prompt: 'p', imageUrls: ['https://a.example/1.png'], parameters });
  const drawn = describeFields(each.parameters).map((field) => field.name);
  for (const name of ['guidance_scale', 'num_inference_steps'])
    expect(Object.hasOwn(input, name)).toBe(drawn.includes(name));
  expect(input).toMatchObject({ num_images: 2, seed: 1 });

  expect(each.parameters.parse(parameters)).toEqual(parameters);
  expect(checkValues(each.parameters, { num_images: 5 })).toMatchObject({
    problems: [{ path: ['num_images'], message: 'must be at most 4, but is 5' }],
  });
  expect(checkValues(each.parameters, { sampler: 'x' })).toMatchObject({ ok: false });

  const pricelist = each.price;
  expect(pricelist.amount).toMatch(/^\d+\.\d{1,6}$/);
  expect(pricelist.source).not.toBe('');
  expect(Number.isNaN(Date.parse(pricelist.asOf))).toBe(false);
});

test('every text model is found by its name, at the one endpoint that all of them have', () => {
  expect(textModels.map(({ id, endpoint, kind }) => [id, endpoint, kind])).toEqual(
    ['google/gemini-3.8-flash', 'google/gemini-3.5-flash', 'google/gemini-3.5-flash-lite'].map((id) => [
      id,
      'openrouter/router',
      'TEXT',
    ]),
  );
  const [lite] = textModels.slice(-1);
  expect(lite && findModel(lite.id)).toBe(lite);
  expect(findImageModel('google/gemini-3.8-flash')).toBeUndefined();
  const parameters = lite?.parameters.parse({ max_tokens: 100 }) ?? {};
  expect(lite?.toInput({ prompt: 'a cup', imageUrls: [], parameters })).toEqual({
    model: 'google/gemini-3.5-flash-lite',
    prompt: 'a cup',
    temperature: 1,
    max_tokens: 100,
  });
  // Two tokens of 30 cents, a hundred of 2.50 dollars, for a million.
  expect(lite?.estimate({ prompt: 'a cup', imageUrls: [], parameters })).toBe('0.000251');
  const usage = { prompt_tokens: 1_000, completion_tokens: 1_000 };
  expect(lite?.count({ output: { usage }, billableUnits: null }, null)).toBe('0.002800');
  expect(lite?.count({ output: { usage: { ...usage, cost: 5e-7 } }, billableUnits: null }, null)).toBe('0.000001');
  expect(lite?.count({ output: {}, billableUnits: '3' }, null)).toBeNull();
});

test('a model that edits a picture says so when it gets none', () => {
  for (const each of imageModels.filter(({ editsImage }) => editsImage)) {
    expect(() => inputOf(each.endpoint, {}, [])).toThrow(AppError);
  }
});

test('a vision model is found by a name of its own, and a tool sends what fal documents', () => {
  expect(findModel('google/gemini-3.8-flash/vision')).toMatchObject({
    kind: 'VISION',
    endpoint: 'openrouter/router/vision',
  });
  const send = (id: string, parameters: object) => {
    const found = findModel(id);
    return found?.toInput({
      prompt: 'What?',
      imageUrls: ['https://a.example/1.png'],
      parameters: found.parameters.parse(parameters),
    });
  };
  expect(send('google/gemini-3.8-flash/vision', { max_tokens: 9 })).toEqual({
    model: 'google/gemini-3.8-flash',
    prompt: 'What?',
    image_urls: ['https://a.example/1.png'],
    temperature: 1,
    max_tokens: 9,
  });
  expect(send('fal-ai/birefnet/v2', { subject: 'person' })).toEqual({
    image_url: 'https://a.example/1.png',
    model: 'Portrait',
    operating_resolution: '2048x2048',
    output_format: 'png',
    refine_foreground: true,
  });
  expect(send('fal-ai/seedvr/upscale/image', { factor: 3, result_megapixels: 9 })).toEqual({
    image_url: 'https://a.example/1.png',
    upscale_mode: 'factor',
    upscale_factor: 3,
    output_format: 'jpg',
  });
  const upscaler = findModel('fal-ai/seedvr/upscale/image');
  expect(upscaler?.readAnswer({ image: { url: 'https://a.example/2.png' } })).toMatchObject({
    gives: 'IMAGES',
    images: [{ url: 'https://a.example/2.png', isPassed: true }],
    heldBack: 0,
  });
  expect(() => upscaler?.readAnswer({})).toThrow(AppError);
});
