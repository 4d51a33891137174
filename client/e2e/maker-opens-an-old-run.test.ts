import { expect, test } from 'vitest';
import { graphOf, model, output, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runButton, saved, settings } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a run of the past opens on the graph that it ran on, and leads back to the graph of today', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const graph = graphOf(
    [text('idea', 'Spring lemonade'), model('painter', { num_images: 2 }), output('result')],
    'idea.text -> painter.prompt',
    'painter.image_urls -> result.image_urls',
  );
  const { page } = await studio.visit(await demo.createWorkflow('Lemonade', graph));
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();

  await choose(page, 'idea');
  await settings(page).getByRole('textbox', { name: /^Text/ }).fill('Winter punch');
  await choose(page, 'result');
  await page.keyboard.press('Delete');
  await card(page, 'result').waitFor({ state: 'detached' });
  await saved(page).waitFor();

  await page.getByRole('button', { name: 'Runs' }).click();
  await page
    .getByRole('dialog', { name: 'Runs of this workflow' })
    .getByRole('link', { name: /Done in/ })
    .click();
  await card(page, 'idea').getByText('Spring lemonade').waitFor();
  await card(page, 'result').getByText('Done', { exact: true }).waitFor();
  await expectImages(results(page), 2);
  expect(await runButton(page).count()).toBe(0);
  await choose(page, 'idea');
  await settings(page).getByRole('textbox', { name: /^Text/ }).and(page.locator('[readonly]')).waitFor();

  await page.reload();
  await card(page, 'idea').getByText('Spring lemonade').waitFor();
  await expectImages(results(page), 2);
  await page.getByRole('link', { name: 'Back to editing' }).click();
  await card(page, 'idea').getByText('Winter punch').waitFor();
  expect(await card(page, 'result').count()).toBe(0);
  await saved(page).waitFor();
});
