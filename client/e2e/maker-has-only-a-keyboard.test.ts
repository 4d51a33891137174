import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { card, endedAs, saved, settings } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a workflow is begun, filled in, joined, and run without a mouse', async () => {
  const { page } = await studio.visit('/');
  const { keyboard } = page;
  await tabTo(page, page.getByRole('button', { name: 'New workflow' }).first());
  await keyboard.press('Enter');

  const search = page.getByRole('searchbox', { name: 'Search node types' });
  await search.waitFor();
  await tabTo(page, search);
  await keyboard.type('text');
  await keyboard.press('Enter');
  await card(page, 'Text').waitFor();
  expect(await search.inputValue()).toBe('');
  await keyboard.type('prompt');
  await keyboard.press('Enter');
  await card(page, 'Prompt').waitFor();

  await tabTo(page, card(page, 'Text'));
  await keyboard.press('Enter');
  const text = settings(page).getByRole('textbox', { name: /^Text/ });
  await tabTo(page, text);
  await keyboard.type('Lavender soap');
  await card(page, 'Text').getByText('Lavender soap').waitFor();

  await tabTo(page, card(page, 'Prompt'), 'Shift+Tab');
  await keyboard.press('Enter');
  await tabTo(page, settings(page).getByRole('textbox', { name: /^Prompt/ }));
  await keyboard.type('An ad for {{text}}');
  await tabTo(page, page.getByRole('button', { name: 'Join something to Anything' }));
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /Text/ }).waitFor();
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take away Text' }).waitFor();
  await saved(page).waitFor();

  await keyboard.press('ControlOrMeta+Enter');
  await endedAs(page, 'Done').waitFor();
  await card(page, 'Prompt').getByText('An ad for Lavender soap').waitFor();
});

/** Goes from stop to stop as a keyboard does, and sees that each shows where it is. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < 80; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not get to ${String(target)}.`);
}
