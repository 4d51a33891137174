import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, model, node, output, text } from '../../server/test/ad-graph.ts';
import { drawSamplePhoto } from '../../server/src/demo/drawing/sample-photo.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runButton, saved, settings } from './testing/editor.ts';
import { expectPictures } from './testing/pictures.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf(
  [
    node('photo', 'IMAGE_INPUT', {}),
    text('scene', 'On a wet street at night'),
    model('painter', {}, 'fal-ai/nano-banana/edit'),
    output('result'),
  ],
  'photo.image_url -> painter.image_url',
  'scene.text -> painter.prompt',
  'painter.image_urls -> result.image_urls',
);

test('a product photo is picked, seen at once, and edited by a model', async () => {
  const page = await openPhotoNode();
  await pick(page, {
    name: 'sneaker.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(await drawSamplePhoto('sneaker')),
  });
  await expectPictures(settings(page), 1);
  await expectPictures(card(page, 'photo'), 1);
  await saved(page).waitFor();

  await page.reload();
  await expectPictures(card(page, 'photo'), 1);
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await expectPictures(results(page), 1);
  expect(studio.app.demoFal?.submissions().at(-1)).toMatchObject({ endpoint: 'fal-ai/nano-banana/edit' });
});

test('a text file that is called a picture is refused in plain words, and the next try works', async () => {
  const page = await openPhotoNode([/status of 422/]);
  await pick(page, { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('Not a picture at all.') });
  const refusal = settings(page).getByRole('alert');
  expect(await refusal.innerText()).toMatch(/picture/);
  expect(await settings(page).locator('img').count()).toBe(0);

  await pick(page, {
    name: 'bottle.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(await drawSamplePhoto('bottle')),
  });
  await expectPictures(settings(page), 1);
  await refusal.waitFor({ state: 'detached' });
});

async function openPhotoNode(faults: RegExp[] = []): Promise<Page> {
  const demo = await signInAsDemo(studio.app.url);
  const { page, expectFault } = await studio.visit(await demo.createWorkflow('Sneaker', graph));
  for (const fault of faults) expectFault(fault);
  await choose(page, 'photo');
  return page;
}

async function pick(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await settings(page)
    .getByRole('button', { name: /Picture/ })
    .click();
  await (await chooser).setFiles(file);
}
