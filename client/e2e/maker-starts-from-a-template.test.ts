import { expect, test } from 'vitest';
import { endedAs, results, runButton } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a template is found, looked at, and becomes a workflow that runs', async () => {
  const { page } = await studio.visit('/');
  const { keyboard } = page;
  await page.getByRole('button', { name: 'More ways to start' }).click();
  await page.getByRole('menuitem', { name: /^From a template/ }).click();
  const gallery = page.getByRole('dialog', { name: 'Start from a template' });
  const cards = gallery.getByRole('list', { name: 'Templates' }).getByRole('button');
  await cards.first().waitFor();
  const all = await cards.count();

  // By its category, and then by its words.
  const categories = gallery.getByRole('group', { name: 'Category' }).getByRole('button');
  await categories.nth(1).click();
  expect(await cards.count()).toBeLessThan(all);
  await categories.first().click();
  await gallery.getByRole('searchbox', { name: 'Search templates' }).fill('no such template anywhere');
  await gallery.getByText('No templates match').waitFor();
  await gallery.getByRole('searchbox', { name: 'Search templates' }).fill('two models');
  await expect.poll(() => cards.count()).toBe(1);
  const words = await cards.first().innerText();
  await cards.first().focus();
  await keyboard.press('Enter');

  await gallery.waitFor({ state: 'detached' });
  const name = page.getByRole('textbox', { name: 'Name of the workflow' });
  await page.getByText('Ready to run.').waitFor();
  const title = await name.inputValue();
  expect(words).toContain(title);
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page).first(), 1);

  // The palette leads there, too, and back to the workflow by its name.
  await page.getByRole('link', { name: 'All workflows' }).click();
  await page.getByRole('link', { name: title }).waitFor();
  await keyboard.press('ControlOrMeta+k');
  await page.getByRole('option', { name: /New workflow from a template/ }).waitFor();
  await keyboard.type(title);
  await page.getByRole('option', { name: new RegExp(`^${title}`) }).waitFor();
  await keyboard.press('Enter');
  await runButton(page).waitFor();
});
