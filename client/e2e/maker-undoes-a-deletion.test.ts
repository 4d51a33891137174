import { expect, test } from 'vitest';
import { graphOf, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { choose, saved, settings } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf([text('idea', 'Fresh bread')]);

test('a workflow goes at once, and comes back at once', async () => {
  const account = await signInAsDemo(studio.app.url);
  await account.createWorkflow('Bakery', graph);
  await account.createWorkflow('Florist', graph);
  const { page, context } = await studio.visit('/');
  const bakery = page.getByRole('link', { name: 'Bakery' });
  const florist = page.getByRole('link', { name: 'Florist' });

  await page.getByRole('button', { name: 'More for Florist' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await florist.waitFor({ state: 'detached' });
  await page.getByText('“Florist” was deleted').waitFor();
  // The focus is where a keyboard goes on from.
  await expect.poll(() => bakery.evaluate((link) => link === document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await florist.waitFor();

  // From the canvas the same, and by the keys.
  await florist.click();
  await choose(page, 'idea');
  await settings(page).getByRole('textbox', { name: /^Text/ }).fill('Fresh flowers');
  await page.getByRole('button', { name: 'More for this workflow' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByText('“Florist” was deleted').waitFor();
  await bakery.waitFor();
  await florist.waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+z');
  await florist.click();
  await choose(page, 'idea');
  expect(await settings(page).getByRole('textbox', { name: /^Text/ }).inputValue()).toBe('Fresh flowers');

  // Deleted elsewhere while it is open, it comes back with what was typed meanwhile.
  const other = await context.newPage();
  await other.goto('/');
  await other.getByRole('button', { name: 'More for Florist' }).click();
  await other.getByRole('menuitem', { name: 'Delete' }).click();
  await other.getByRole('link', { name: 'Florist' }).waitFor({ state: 'detached' });
  await other.getByText('“Florist” was deleted').waitFor();

  await choose(page, 'idea');
  await settings(page).getByRole('textbox', { name: /^Text/ }).fill('Dried flowers');
  const dialog = page.getByRole('dialog', { name: 'This workflow was deleted' });
  await dialog.getByRole('button', { name: 'Restore it' }).click();
  await dialog.waitFor({ state: 'detached' });
  await saved(page).waitFor();
  await choose(page, 'idea');
  expect(await settings(page).getByRole('textbox', { name: /^Text/ }).inputValue()).toBe('Dried flowers');
});
