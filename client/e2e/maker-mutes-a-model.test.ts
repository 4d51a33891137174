import { expect, test } from 'vitest';
import { graphOf, model, output, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runButton, saved } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf(
  [text('idea', 'Spring lemonade'), model('cheap'), model('dear', {}, 'fal-ai/flux/dev'), output('result')],
  'idea.text -> cheap.prompt',
  'idea.text -> dear.prompt',
  'cheap.image_urls -> result.image_urls',
  'dear.image_urls -> result.image_urls',
);

test('a muted model costs nothing and gives nothing, and the pictures of the other come', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Lemonade', graph));
  await choose(page, 'dear');
  const before = await runButton(page).innerText();
  await page.keyboard.press('Escape');
  await card(page, 'dear').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('m');
  await card(page, 'dear')
    .getByTitle(/^Muted/)
    .waitFor();
  await page.getByText('Muted dear.').waitFor({ state: 'attached' });
  await saved(page).waitFor();
  await expect.poll(() => runButton(page).innerText()).not.toBe(before);

  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 1);
  expect(studio.app.demoFal?.submissions().map(({ endpoint }) => endpoint)).toEqual(['fal-ai/flux/schnell']);

  await page.reload();
  await card(page, 'dear')
    .getByTitle(/^Muted/)
    .waitFor();
  await choose(page, 'dear');
  await page.getByRole('button', { name: 'In a run' }).click();
  await page.getByRole('switch', { name: 'Mute' }).click();
  await card(page, 'dear')
    .getByTitle(/^Muted/)
    .waitFor({ state: 'detached' });
  await expect.poll(() => runButton(page).innerText()).not.toBe(before);
});
