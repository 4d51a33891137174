import { expect, test } from 'vitest';
import { canvas, card, choose, endedAs, port, join, runButton, saved, settings } from './testing/editor.ts';
import { startChangedServer } from './testing/start-changed-server.ts';
import { useStudio } from './testing/use-studio.ts';

const shout = `import { z } from 'zod';
import { defineNode } from './define-node.ts';

export const shout = defineNode({
  name: 'SHOUT',
  version: 1,
  title: 'Shout',
  description: 'Says it louder.',
  category: 'TRANSFORM',
  icon: 'megaphone',
  inputs: [{ name: 'text', label: 'Words', kind: 'text', accepts: ['text'], isRequired: true, isOpen: false }],
  outputs: [{ name: 'text', label: 'Loud words', kind: 'text' }],
  config: z.strictObject({
    ending: z.string().max(10).default('!').meta({ label: 'Ending' }),
    isTwice: z.boolean().default(false).meta({ label: 'Say it twice' }),
  }),
  async run({ config, input }) {
    const words = String(input['text']).toUpperCase() + config.ending;
    return { text: config.isTwice ? words + ' ' + words : words };
  },
});
`;

const logo = `import { z } from 'zod';
import { defineNode } from './define-node.ts';

export const logo = defineNode({
  name: 'LOGO',
  version: 1,
  title: 'Logo',
  description: 'Takes a picture for a logo.',
  category: 'TRANSFORM',
  icon: 'stamp',
  inputs: [{ name: 'from', label: 'Picture', kind: 'image', accepts: ['image', 'images'], isRequired: true, isOpen: false }],
  outputs: [{ name: 'logo', label: 'Logo', kind: 'image' }],
  alsoGives: ['image_url'],
  config: z.strictObject({}),
  async run({ input }) {
    return { logo: input['from'], image_url: 'https://example.com/no-picture' };
  },
});
`;

const model = `defineModel({
    endpoint: 'fal-ai/crayon',
    name: 'Crayon',
    description: 'Draws like a child.',
    ...fromPrompt('image_size'),
    price: price('0.001', 'image'),
    parameters: parametersOf({}),
    toInput: ({ prompt, parameters }) => ({ prompt, ...pick(parameters, 'num_images') }),
    units: perImage,
  }),
  `;

const firstModel = "defineModel({\n    endpoint: 'fal-ai/flux/schnell',";

const studio = useStudio(() =>
  startChangedServer({
    added: { 'server/src/nodes/shout.ts': shout, 'server/src/nodes/logo.ts': logo },
    edited: { 'server/src/models/index.ts': (source) => source.replace(firstModel, model + firstModel) },
  }),
);

test('a node type that the server gained is offered, has a form, and runs, in the editor as it was built before', async () => {
  const { page } = await studio.visit('/');
  await page.getByRole('button', { name: 'New workflow' }).click();
  const palette = page.getByRole('navigation', { name: 'Node types' });
  await palette
    .getByRole('button', { name: 'Text', exact: true })
    .dragTo(canvas(page), { targetPosition: { x: 150, y: 80 } });
  await settings(page).getByRole('textbox', { name: /^Text/ }).fill('cold brew');
  await palette.getByRole('button', { name: 'Shout' }).dragTo(canvas(page), { targetPosition: { x: 550, y: 80 } });
  await join(page, port(card(page, 'Text'), 'Text'), port(card(page, 'Shout'), 'Words'));

  await choose(page, 'Shout');
  await settings(page).getByRole('textbox', { name: 'Ending' }).fill('!!');
  await settings(page).getByRole('switch', { name: 'Say it twice' }).click();
  await saved(page).waitFor();
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await card(page, 'Shout').getByText('COLD BREW!! COLD BREW!!').waitFor();

  await palette
    .getByRole('button', { name: 'Image model' })
    .dragTo(canvas(page), { targetPosition: { x: 350, y: 480 } });
  await settings(page)
    .getByRole('combobox', { name: /^Model/ })
    .click();
  await page.getByRole('option', { name: /^Crayon/ }).click();
  await settings(page).getByText('Draws like a child.').waitFor();
  await page.keyboard.press('Escape');

  // What it gives is drawn as what its port says it is, whatever it is called.
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await join(page, port(card(page, 'Text'), 'Text'), port(card(page, 'Image model'), 'Prompt'));
  await palette.getByRole('button', { name: 'Logo' }).dragTo(canvas(page), { targetPosition: { x: 750, y: 480 } });
  await join(page, port(card(page, 'Image model'), 'Images'), port(card(page, 'Logo'), 'Picture'));
  await saved(page).waitFor();
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();

  const drawn = card(page, 'Logo').getByRole('button', { name: /^Look at picture 1 of 1 from Logo/ });
  await drawn.waitFor();
  // An image of ours is loaded; the mere text beside it, which is called as images are, is none.
  const image = drawn.locator('img');
  await page.waitForFunction(
    (one) => one instanceof HTMLImageElement && one.naturalWidth > 0,
    await image.elementHandle(),
  );
  expect(await card(page, 'Logo').locator('img').count()).toBe(1);
});
