import { beforeEach, expect, test } from 'vitest';
import { drawSamplePhoto } from '../../packages/demo-fal/src/drawing/sample-photo.ts';
import { graphOf, model, node, output, photo, prompt, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runButton, settings, timelineRow } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

beforeEach(() => {
  studio.app.faults.contentPolicy = {};
});

const dear = 'fal-ai/nano-banana';
const graph = graphOf(
  [
    text('idea', 'Bare shoulders'),
    text('scene', 'A quiet street'),
    prompt('wording', 'An ad for {{text}}'),
    model('poster', {}, dear),
    model('backdrop'),
    output('result'),
  ],
  'idea.text -> wording.input',
  'wording.prompt -> poster.prompt',
  'scene.text -> backdrop.prompt',
  'poster.image_urls -> result.image_urls',
);

test('what was refused is mended and tried again on the workflow as it is now, and the rest is not paid for again', async () => {
  studio.app.faults.contentPolicy = { next: 1, endpoint: dear };
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Dress', graph));
  await runButton(page).click();
  await endedAs(page, 'Failed').waitFor();
  await card(page, 'backdrop').getByText('Done', { exact: true }).waitFor();
  const ordered = studio.app.demoFal?.submissions().length ?? 0;

  // Not waiting for the edit to be saved, as people do.
  await choose(page, 'idea');
  await settings(page).getByRole('textbox', { name: /^Text/ }).fill('A summer dress');
  await page.getByRole('tab', { name: /Run$/ }).click();
  await page.getByRole('button', { name: 'Retry on the workflow as it is now' }).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 1);
  await card(page, 'backdrop').getByText('Reused', { exact: true }).waitFor();
  const orders = studio.app.demoFal?.submissions().slice(ordered) ?? [];
  expect(orders).toMatchObject([{ endpoint: dear, input: { prompt: 'An ad for A summer dress' } }]);

  await page.getByRole('link', { name: /^the run of / }).click();
  await endedAs(page, 'Failed').waitFor();
  await card(page, 'idea').getByText('Bare shoulders').waitFor();
  const failedAt = page.url();
  await page.getByRole('button', { name: 'Retry on the workflow as it is now' }).click();
  await endedAs(page, 'Done').waitFor();
  await card(page, 'idea').getByText('A summer dress').waitFor();
  expect(page.url()).toMatch(/\/runs\//);
  expect(page.url()).not.toBe(failedAt);
  expect(studio.app.demoFal?.submissions()).toHaveLength(ordered + 1);
});

test('a text is seen while it is written, also by who comes back; stopped in the middle, the next run writes it whole', async () => {
  studio.app.faults.stallWriting = { next: 1, pieces: 6, endpoint: 'openrouter/router' };
  const demo = await signInAsDemo(studio.app.url);
  const shoe = photo('shoe', { asset_id: await demo.upload(await drawSamplePhoto('sneaker')) });
  const words = graphOf(
    [
      text('idea', 'A kettle'),
      node('slogans', 'TEXT_MODEL', { instruction: 'Slogans for {{text}}', count: 2, avoid: ['cheap'] }),
      shoe,
      node('look', 'DESCRIBE_IMAGE', {}),
      node('larger', 'UPSCALE', {}),
      node('cut', 'CUT_OUT', {}),
    ],
    'idea.text -> slogans.input',
    'shoe.image_url -> look.image',
    'shoe.image_url -> larger.image',
    'larger.image -> cut.image',
  );
  const { page } = await studio.visit(await demo.createWorkflow('Words', words));
  const onCard = card(page, 'slogans');
  await onCard.getByText('Words to avoid: 1').waitFor();
  await runButton(page).click();
  await onCard
    .locator('[aria-busy]')
    .getByText(/^Demo 1: /)
    .waitFor();
  // Words alone, and none of what is around them.
  expect(await onCard.locator('[aria-busy]').textContent()).not.toMatch(/[{}"]/);
  await timelineRow(page, 'slogans')
    .getByRole('button', { name: /slogans/ })
    .click();
  await timelineRow(page, 'slogans').getByText('Being written').waitFor();
  await page.reload();
  await onCard
    .locator('[aria-busy]')
    .getByText(/^Demo 1: /)
    .waitFor();

  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await endedAs(page, 'Cancelled').waitFor();
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await onCard.getByText(/^Demo 1: .* · Demo 2: /).waitFor();
  expect(await page.locator('[aria-busy]').count()).toBe(0);
  await card(page, 'look')
    .getByText(/^Demo caption: /)
    .waitFor();
  for (const name of ['larger', 'cut']) await expectImages(card(page, name), 1);
});
