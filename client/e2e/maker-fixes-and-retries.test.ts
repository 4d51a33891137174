import { beforeEach, expect, test } from 'vitest';
import { graphOf, model, output, prompt, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runButton, settings } from './testing/editor.ts';
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
