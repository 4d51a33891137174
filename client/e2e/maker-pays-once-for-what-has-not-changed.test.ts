import { expect, test } from 'vitest';
import { graphOf, model, output, prompt, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runAs, saved, settings, timelineRow } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

/** A quick sketch and a dear poster from one idea. */
const graph = graphOf(
  [
    text('idea', 'Lemon cake'),
    text('mood', 'sunny'),
    prompt('wording', 'An ad for {{text}}'),
    model('sketch', {}, 'fal-ai/fast-lightning-sdxl'),
    model('poster'),
    output('result'),
  ],
  'idea.text -> wording.input',
  'wording.prompt -> sketch.prompt',
  'mood.text -> poster.prompt',
  'poster.image_urls -> result.image_urls',
);

const orders = () => studio.app.demoFal?.submissions().length ?? 0;

test('a second run is free and says what it reuses, an edit pays for itself alone, and a fresh run, or a node that is always fresh, for all of its own', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Cake', graph));
  const stands = page.getByRole('region', { name: 'Status' });
  await page.getByRole('button', { name: 'Run $0.005' }).click();
  await endedAs(page, 'Done').waitFor();
  await stands.getByText('As expected').waitFor();
  await timelineRow(page, 'poster').getByText('$0.003, as expected').waitFor();
  expect(orders()).toBe(2);

  await page.getByRole('button', { name: 'Run free' }).click();
  for (const name of ['sketch', 'poster', 'result'])
    await card(page, name).getByText('Reused', { exact: true }).waitFor();
  await endedAs(page, 'Done').waitFor();
  await stands.getByText('All 6 nodes were reused.').waitFor();
  await stands.getByText('$0.00', { exact: true }).waitFor();
  await timelineRow(page, 'poster')
    .getByText(/^From the run of /)
    .waitFor();
  await expectImages(results(page), 1);
  expect(orders()).toBe(2);

  await choose(page, 'idea');
  await settings(page).getByRole('textbox', { name: /^Text/ }).fill('Almond cake');
  await saved(page).waitFor();
  // What hangs on it is out of date, with its image kept, until the words are what they were.
  for (const name of ['idea', 'wording', 'sketch'])
    await card(page, name).getByText('Out of date', { exact: true }).waitFor();
  await expectImages(card(page, 'sketch'), 1);
  for (const name of ['mood', 'poster', 'result'])
    expect(await card(page, name).getByText('Out of date', { exact: true }).count()).toBe(0);
  await page.getByRole('button', { name: /^Undo: edit idea|^Undo$/ }).click();
  await page.getByText('Out of date').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Redo: edit idea|^Redo$/ }).click();
  await card(page, 'sketch').getByText('Out of date', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Run $0.002' }).click();
  await endedAs(page, 'Done').waitFor();
  await page.getByText('Out of date').first().waitFor({ state: 'detached' });
  await timelineRow(page, 'sketch').getByText('It ran because “Prompt” had changed.').waitFor();
  await timelineRow(page, 'idea').getByText('It ran because its settings had changed.').waitFor();
  await stands.getByText('3 of 6 nodes were reused.').waitFor();
  expect(orders()).toBe(3);

  await page.getByRole('button', { name: 'Run free' }).waitFor();
  await runAs(page, /^Run fresh.*\$0\.005/);
  await endedAs(page, 'Done').waitFor();
  await stands.getByText('A fresh run: nothing was reused.').waitFor();
  expect(orders()).toBe(5);

  // A node that is always to be fresh runs each time, and stays so.
  await choose(page, 'poster');
  await page.getByRole('button', { name: 'In a run' }).click();
  await page.getByRole('switch', { name: 'Always make fresh results' }).click();
  await saved(page).waitFor();
  await page.reload();
  await card(page, 'poster').getByText('Always fresh').waitFor();
  await choose(page, 'poster');
  expect(await page.getByRole('switch', { name: 'Always make fresh results' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Run $0.003' }).click();
  await card(page, 'sketch').getByText('Reused', { exact: true }).waitFor();
  await endedAs(page, 'Done').waitFor();
  await card(page, 'poster').getByText('Done', { exact: true }).waitFor();
  await timelineRow(page, 'poster').getByText('It ran because a fresh result was asked for.').waitFor();
  expect(orders()).toBe(6);
});
