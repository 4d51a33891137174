import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { canvas, card, endedAs, saved, settings } from './testing/editor.ts';
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
  // At once, and with every letter that is a shortcut on the canvas.
  await keyboard.type('my new Lavender soap');
  await card(page, 'Text').getByText('my new Lavender soap').waitFor();
  expect(await canvas(page).getByRole('group').count()).toBe(1);
  await keyboard.press('Escape');
  await expectFocus(card(page, 'Text'));

  await tabTo(page, search, 'Shift+Tab');
  await keyboard.type('prompt');
  await keyboard.press('Enter');
  await keyboard.type('An ad for {{text}}');
  await card(page, 'Prompt').waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Connect something to Anything' }));
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /Text/ }).waitFor();
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Disconnect Text' }).waitFor();
  await saved(page).waitFor();

  // What a button without words is for is told at once, also to a screen reader, until Escape puts it away.
  const tidy = page.getByRole('button', { name: 'Tidy up' });
  await tidy.focus();
  const tip = page.getByRole('tooltip').filter({ hasText: 'Tidy up' });
  await tip.waitFor();
  expect(await tidy.getAttribute('aria-describedby')).toBe(await tip.getAttribute('id'));
  await keyboard.press('Escape');
  await tip.waitFor({ state: 'detached' });
  await expectFocus(tidy);

  await keyboard.press('ControlOrMeta+Enter');
  await endedAs(page, 'Done').waitFor();
  await card(page, 'Prompt').getByText('An ad for my new Lavender soap').waitFor();
});

test('a node that comes by a command takes what is typed, and taking it back at once takes the node', async () => {
  const { page } = await studio.visit('/');
  const { keyboard } = page;
  await page.getByRole('button', { name: 'New workflow' }).first().click();
  await page.getByText('Start with what you have').waitFor();
  await keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('add text');
  await keyboard.press('Enter');
  await keyboard.type('n m');
  await card(page, 'Text').getByText('n m').waitFor();
  await expectFocus(settings(page).getByRole('textbox', { name: /^Text/ }));

  await keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('add prompt');
  await keyboard.press('Enter');
  await expectFocus(settings(page).getByRole('textbox', { name: /^Prompt/ }));
  await keyboard.press('ControlOrMeta+z');
  await card(page, 'Prompt').waitFor({ state: 'detached' });

  // What takes no text has a list to search in, or a text beside it.
  await page.getByRole('navigation', { name: 'Node types' }).getByRole('button', { name: 'Image model' }).click();
  await keyboard.type('nano');
  const models = page.getByRole('dialog', { name: 'Image models' }).getByRole('combobox');
  await expect.poll(() => models.inputValue()).toBe('nano');
  await keyboard.press('Escape');
  await page.getByRole('navigation', { name: 'Node types' }).getByRole('button', { name: 'Product photo' }).click();
  await keyboard.type('https://example.com/mug.png');
  await expect
    .poll(() => settings(page).getByRole('textbox', { name: /link/i }).inputValue())
    .toBe('https://example.com/mug.png');
  await page.getByText('Muted').waitFor({ state: 'detached' });
});

async function expectFocus(element: Locator): Promise<void> {
  await expect.poll(() => element.evaluate((it) => it === document.activeElement)).toBe(true);
}

/** Goes from stop to stop as a keyboard does, and sees that each shows where it is. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < 80; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not get to ${String(target)}.`);
}
