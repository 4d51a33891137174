import { expect, test } from 'vitest';
import { adGraph } from '../../server/test/ad-graph.ts';
import { expectAccessible } from './testing/accessible.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, runButton, saved, settings } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a maker makes settings inputs, is asked for them at a run, and the workflow stays as it is', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Cold brew', adGraph()));
  await runButton(page).waitFor();

  await choose(page, 'idea');
  await settings(page).getByRole('button', { name: 'Make Text an input' }).click();
  const form = page.getByRole('dialog', { name: 'The input “idea”' });
  await form.getByRole('textbox', { name: 'Asked for as' }).fill('What it shows');
  await page.keyboard.press('Escape');
  await settings(page)
    .getByRole('button', { name: /^Input “What it shows”/ })
    .waitFor();

  await choose(page, 'output');
  await settings(page).getByRole('button', { name: 'Make Format an input' }).click();
  await page.getByRole('switch', { name: 'Needed for each run' }).click();
  await page.keyboard.press('Escape');
  await saved(page).waitFor();

  await page.locator('.react-flow__pane').click({ position: { x: 20, y: 400 } });
  const section = page.getByRole('region', { name: 'Inputs and results' });
  await section.getByRole('button', { name: 'Move Format up' }).click();
  await expect
    .poll(() => section.getByRole('list', { name: 'Inputs' }).getByRole('listitem').allInnerTexts())
    .toEqual([expect.stringContaining('Format'), expect.stringContaining('What it shows')]);

  // What is deleted takes its input along, and brings it back.
  await card(page, 'idea').click({ position: { x: 60, y: 20 } });
  await page.keyboard.press('Delete');
  await page.keyboard.press('ControlOrMeta+z');
  await saved(page).waitFor();

  await runButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'What is this run for?' });
  const shows = dialog.getByRole('textbox', { name: /^What it shows/ });
  await shows.fill('');
  await dialog.getByRole('button', { name: 'Run' }).click();
  await dialog.getByRole('alert').getByText('“What it shows” must not be empty.').waitFor();
  await expectAccessible(page, 'asking for inputs');
  await shows.fill('Iced matcha');
  await dialog.getByRole('button', { name: 'Run' }).click();
  await endedAs(page, 'Done').waitFor();
  await card(page, 'prompt').getByText('An ad for Iced matcha').waitFor();

  // It was for that run alone.
  await choose(page, 'idea');
  expect(await settings(page).getByRole('textbox', { name: /^Text/ }).inputValue()).toBe('cold brew');
});
