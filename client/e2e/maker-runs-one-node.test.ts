import { expect, test } from 'vitest';
import { graphOf, model, output, prompt, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runAs, runButton, saved, settings } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf(
  [
    text('idea', 'Oat milk'),
    prompt('wording', 'An ad for {{text}}'),
    model('sketch', {}, 'fal-ai/fast-lightning-sdxl'),
    model('poster', {}, 'fal-ai/nano-banana'),
    output('result'),
  ],
  'idea.text -> wording.input',
  'wording.prompt -> sketch.prompt',
  'wording.prompt -> poster.prompt',
  'poster.image_urls -> result.image_urls',
);

const orders = () => studio.app.demoFal?.submissions().map(({ endpoint }) => endpoint) ?? [];

test('a maker tries the cheap model first, runs it again alone, and then the rest; by mouse and by keyboard', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Oat milk', graph));
  const stands = page.getByRole('region', { name: 'Status' });
  await runButton(page).waitFor();
  await page.getByRole('button', { name: 'More ways to run' }).click();
  await page.getByRole('menuitem', { name: /up to the selected node.*Choose one node/ }).waitFor();
  await page.keyboard.press('Escape');

  await choose(page, 'sketch');
  await runAs(page, /^Run up to the selected node.*\$0\.002/);
  await endedAs(page, 'Done').waitFor();
  await stands.getByText('Run for “sketch” alone, with what it needs.').waitFor();
  await expectImages(results(page), 1);
  expect(
    await card(page, 'poster')
      .getByText(/Done|Waiting|Running/)
      .count(),
  ).toBe(0);
  expect(orders()).toEqual(['fal-ai/fast-lightning-sdxl']);

  // It is chosen still, while the run is in front: a click brings its form back.
  await choose(page, 'sketch');

  await card(page, 'sketch').click({ button: 'right', position: { x: 60, y: 20 } });
  await page.getByRole('menuitem', { name: /^Run only this node.*\$0\.002/ }).click();
  await card(page, 'wording').getByText('Reused', { exact: true }).waitFor();
  await endedAs(page, 'Done').waitFor();
  await card(page, 'sketch').getByText('Done', { exact: true }).waitFor();
  expect(orders()).toHaveLength(2);

  await page.getByRole('button', { name: 'Run $0.039' }).click();
  await card(page, 'sketch').getByText('Reused', { exact: true }).waitFor();
  await endedAs(page, 'Done').waitFor();
  expect(orders().slice(2)).toEqual(['fal-ai/nano-banana']);

  // By keyboard alone, and past what is not finished elsewhere.
  await choose(page, 'idea');
  await settings(page).getByRole('textbox', { name: /^Text/ }).fill('Barley milk');
  // An output that nothing feeds would fail; it is no part of what is run.
  await page.getByRole('navigation', { name: 'Node types' }).getByRole('button', { name: 'Output' }).click();
  await page.getByRole('textbox', { name: 'Name of the node' }).waitFor();
  await saved(page).waitFor();
  const before = orders().length;

  await choose(page, 'wording');
  await page.keyboard.press('Alt+Enter');
  await endedAs(page, 'Done').waitFor();
  await card(page, 'wording').getByText('An ad for Barley milk').waitFor();
  expect(orders()).toHaveLength(before);

  await choose(page, 'sketch');
  await page.keyboard.press('Alt+Shift+Enter');
  await card(page, 'sketch').getByText('Done', { exact: true }).waitFor();
  await endedAs(page, 'Done').waitFor();
  expect(orders()).toHaveLength(before + 1);

  await card(page, 'wording').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menu', { name: 'wording' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await card(page, 'wording').getByText('Reused', { exact: true }).waitFor();
  await endedAs(page, 'Done').waitFor();
  expect(await card(page, 'wording').evaluate((element) => element === document.activeElement)).toBe(true);
});
