import { expect, test } from 'vitest';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, openSample, saved } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a maker finds a command by a part of its name, is told what cannot be done now, and learns its keys', async () => {
  const demo = await signInAsDemo(studio.app.url);
  await demo.createSample(/Cold brew/);
  const { page } = await studio.visit();
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  const option = (name: RegExp) => palette.getByRole('option', { name });

  await page.getByRole('link', { name: /Cold brew/ }).waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await option(/^API explorer/).waitFor();
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });

  await openSample(page, /Cold brew/);
  await card(page, 'FLUX Schnell').waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('breakp');
  await option(/^Pause before/).waitFor();
  expect(await option(/^Pause before/).getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });

  await choose(page, 'FLUX Schnell');
  // Where a text is typed the same keys open it, and write nothing.
  await page.getByRole('textbox', { name: 'Name of the node' }).focus();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('breakp');
  await option(/^Pause before/).waitFor();
  await page.keyboard.press('Enter');
  await card(page, 'FLUX Schnell').getByRole('button', { name: 'Breakpoint', pressed: true }).waitFor();
  await saved(page).waitFor();

  await page.getByRole('application').focus();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await keys.getByRole('listitem').filter({ hasText: 'Undo' }).first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+z');
  await card(page, 'FLUX Schnell').getByRole('button', { name: 'Breakpoint', pressed: false }).waitFor();
});
