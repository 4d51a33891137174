import { emptySnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import { isNeeded } from '@visualadgen/graph/ports/connections-used.ts';
import { expect, test } from 'vitest';
import { imageModel } from './image-model.ts';
import { runNode } from '../../testing/run-node.ts';

const edit = 'fal-ai/nano-banana/edit';
const redux = 'fal-ai/flux/schnell/redux';

test('it asks for pictures with the model’s defaults filled in, and gives them with their cost', async () => {
  const { output, asked } = await runNode(
    imageModel,
    { parameters: { num_images: 2 } },
    { prompt: 'a cup', image_url: 'unused' },
  );
  expect(asked.models).toEqual([
    {
      models: ['fal-ai/flux/schnell'],
      prompt: 'a cup',
      imageUrls: [],
      parameters: { num_images: 2, aspect_ratio: '1:1', guidance_scale: 3.5, num_inference_steps: 4 },
    },
  ]);
  expect(output).toEqual({
    image_urls: ['asset:u/1.png', 'asset:u/2.png'],
    cost: '0.006000',
  });
  expect(imageModel.gives).toEqual(expect.arrayContaining(Object.keys(output)));
});

test('fewer pictures than it asks for are a part, by whatever config they were asked for', () => {
  const short = (num_images: number | undefined, ...image_urls: string[]) =>
    imageModel.isShort({ parameters: { ...(num_images && { num_images }) } }, { image_urls });
  expect([short(3, 'a'), short(3, 'a', 'b', 'c'), short(2, 'a', 'b', 'c'), short(undefined, 'a')]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(imageModel.isShort({}, {})).toBe(false);
});

test('that fewer are fine changes what may be reused, and not what is made', () => {
  expect(imageModel.acceptsShort({})).toBe(false);
  expect(imageModel.acceptsShort({ accepts_fewer: true })).toBe(true);
  expect(imageModel.identify({ accepts_fewer: true })).toEqual(imageModel.identify({}));
});

test('an edit model gets the picture; one without a prompt gets none', async () => {
  const edited = await runNode(imageModel, { model: edit }, { prompt: 'red', image_url: 'asset:u/p.png' });
  expect(edited.asked.models).toMatchObject([{ models: [edit], prompt: 'red', imageUrls: ['asset:u/p.png'] }]);
  const varied = await runNode(imageModel, { model: redux }, { prompt: 'ignored', image_url: 'asset:u/p.png' });
  expect(varied.asked.models).toMatchObject([{ prompt: '', imageUrls: ['asset:u/p.png'] }]);
});

test('several pictures are sent in their order, and never more than the model looks at', async () => {
  const two = { prompt: 'both', image_url: ['asset:u/a.png', 'asset:u/b.png'] };
  const { asked } = await runNode(imageModel, { model: edit }, two);
  expect(asked.models).toMatchObject([{ imageUrls: ['asset:u/a.png', 'asset:u/b.png'] }]);
  await expect(runNode(imageModel, { model: redux }, two)).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    message: 'FLUX Redux takes one picture, but 2 came in: take some away, or choose another model.',
    details: { fields: [{ path: ['image_url'], message: 'must be 1 at most, but 2 came in.' }] },
  });
});

test('what each picture is, is told with the prompt, by its number; a model that takes one is told nothing', async () => {
  const two = { prompt: 'both', image_url: ['asset:u/a.png', 'asset:u/b.png'] };
  const promptWith = async (picture_roles: string[], input: object = two, model = edit) =>
    (await runNode(imageModel, { model, picture_roles }, { ...input })).asked.models[0]?.prompt;
  const roles = ['The product', ' ', 'The logo!'];
  expect(await promptWith([])).toBe('both');
  expect(await promptWith(['The product', 'The style to follow.'])).toBe(
    'both\n\nImage 1: The product.\nImage 2: The style to follow.',
  );
  expect(await promptWith(['', 'The logo!'])).toBe('both\n\nImage 2: The logo!');
  expect(await promptWith(['The product', ' '], { ...two, image_url: 'asset:u/a.png' })).toContain(
    'Image 1: The product.',
  );
  await expect(promptWith(roles)).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    message: 'Nano Banana Edit is told what picture 3 is, but 2 pictures came in: connect it, or take the line away.',
    details: { fields: [{ path: ['picture_roles'] }] },
  });
  const lightning = 'fal-ai/fast-lightning-sdxl/image-to-image';
  expect(await promptWith(roles, { prompt: 'one', image_url: 'asset:u/a.png' }, lightning)).toBe('one');
  const identity = (model: string, picture_roles?: string[]) => imageModel.identify({ model, picture_roles });
  expect(identity(edit, roles)).not.toEqual(identity(edit));
  expect(identity(edit, [' '])).toEqual(identity(edit));
  expect(identity(lightning, roles)).toEqual(identity(lightning));
});

test('the logo of a brand is given where it is wanted: last, told as what it is, and never silently left out', async () => {
  const logos = { light: 'asset:u/logo.png', dark: 'asset:u/dark.png', mark: null };
  const brand = { ...emptySnapshot, title: 'Casa', logos };
  const input = { prompt: 'a cup', image_url: 'asset:u/a.png', brand };
  const wanting = { model: edit, shows_logo: true, picture_roles: ['The product'] };
  const { asked } = await runNode(imageModel, wanting, input);
  expect(asked.models).toMatchObject([
    {
      imageUrls: ['asset:u/a.png', 'asset:u/logo.png'],
      prompt: 'a cup\n\nImage 1: The product.\nImage 2: The logo: keep it exactly as it is.',
    },
  ]);
  await expect(runNode(imageModel, wanting, { ...input, brand: { ...brand, logos: {} } })).rejects.toMatchObject({
    code: 'INPUT_MISSING',
    message: expect.stringContaining('“Casa” has no logo'),
  });
  const ten = Array.from({ length: 10 }, (_, index) => `asset:u/${index}.png`);
  await expect(runNode(imageModel, wanting, { ...input, image_url: ten })).rejects.toMatchObject({
    message: expect.stringContaining('11 came in, the logo among them'),
  });
  const lacking = imageModel.checkReadiness(wanting, { nodes: [], joinedPorts: ['prompt', 'image_url'] });
  expect(lacking).toMatchObject([{ code: 'INPUT_MISSING', path: ['shows_logo'] }]);
  const elsewhere = await runNode(imageModel, { model: redux, shows_logo: true }, input);
  expect(elsewhere.asked.models).toMatchObject([{ imageUrls: ['asset:u/a.png'] }]);
  expect(imageModel.identify(wanting)).not.toEqual(imageModel.identify({ ...wanting, shows_logo: false }));
});

test('a format that comes in takes the place of the one that is set, and none leaves it', async () => {
  const parametersWith = async (aspect_ratio: unknown, model = 'fal-ai/nano-banana') => {
    const config = { model, parameters: { aspect_ratio: '16:9', num_images: 2 } };
    const { asked } = await runNode(imageModel, config, { prompt: 'a cup', image_url: 'asset:u/p.png', aspect_ratio });
    return asked.models[0]?.parameters;
  };
  expect(await parametersWith('4:5')).toMatchObject({ aspect_ratio: '4:5', num_images: 2 });
  expect(await parametersWith(' 9 : 16\n')).toMatchObject({ aspect_ratio: '9:16' });
  expect(await parametersWith('auto', edit)).toMatchObject({ aspect_ratio: 'auto' });
  for (const none of [undefined, '', '  ']) expect(await parametersWith(none)).toMatchObject({ aspect_ratio: '16:9' });
  for (const [value, model, formats] of [
    ['3:2', 'fal-ai/nano-banana', '1:1, 4:5, 9:16, 16:9'],
    ['auto', 'fal-ai/flux/schnell', '1:1, 4:5, 9:16, 16:9'],
    ['square', edit, 'auto, 1:1, 4:5, 9:16, 16:9'],
  ] as const) {
    await expect(parametersWith(value, model)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ path: ['aspect_ratio'], message: `must be one of ${formats}, but is “${value}”.` }] },
    });
  }
});

test.each([
  [{}, {}, 'prompt'],
  [{}, { prompt: ' ' }, 'prompt'],
  [{ model: edit }, { prompt: 'red' }, 'image_url'],
  [{ model: redux }, {}, 'image_url'],
])('%j with %j lacks an input, and pays nothing', async (config, input, lacking) => {
  await expect(runNode(imageModel, config, input)).rejects.toMatchObject({
    code: 'INPUT_MISSING',
    details: { input: lacking },
  });
});

function missing(config: Record<string, unknown>, joinedPorts: string[]): string[] {
  const problems = imageModel.checkReadiness(config, { nodes: [], joinedPorts });
  return problems.map(({ code, message }) => `${code}: ${message}`);
}

test('which inputs it needs is told by the model, before a run', () => {
  expect(missing({}, ['prompt'])).toEqual([]);
  expect(missing({}, [])).toEqual(['INPUT_MISSING: FLUX Schnell needs a prompt: connect a Prompt or a Text to it.']);
  expect(missing({ model: edit }, [])).toHaveLength(2);
  expect(missing({ model: redux }, ['image_url'])).toEqual([]);
});

test('parameters are checked against the model chosen', () => {
  expect(imageModel.checkConfig({ parameters: { num_images: 5 } })).toEqual([
    { path: ['parameters', 'num_images'], message: 'must be at most 4, but is 5' },
  ]);
  expect(imageModel.checkConfig({ parameters: { strength: 1 } })).toMatchObject([{ path: ['parameters', 'strength'] }]);
  expect(
    imageModel.checkConfig({ model: 'fal-ai/fast-lightning-sdxl/image-to-image', parameters: { strength: 1 } }),
  ).toEqual([]);
  expect(imageModel.checkConfig({ model: 'fal-ai/unknown' })).toMatchObject([{ path: ['model'] }]);
});

test.each([
  ['fal-ai/flux/schnell', ['prompt']],
  ['fal-ai/flux/schnell/redux', ['image_url']],
  ['fal-ai/nano-banana/edit', ['prompt', 'image_url']],
])('%s cannot do without %j', (model, needed) => {
  const ports = imageModel.inputs.filter((port) => isNeeded(port, { model }));
  expect(ports.map(({ name }) => name)).toEqual(needed);
});
