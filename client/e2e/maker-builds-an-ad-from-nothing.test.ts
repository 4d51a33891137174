import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  canvas,
  card,
  choose,
  endedAs,
  port,
  holdWire,
  join,
  results,
  runButton,
  saved,
  settings,
  wires,
} from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a maker puts nodes on an empty canvas, joins them, fills them in, and runs them', async () => {
  const { page } = await studio.visit('/');
  await page.getByRole('button', { name: 'New workflow' }).first().click();
  await page.getByText('Start with what you have').waitFor();
  await name(page, 'Autumn tea');

  await page.getByRole('navigation', { name: 'Node types' }).getByRole('button', { name: 'Text', exact: true }).click();
  await drag(page, 'Prompt', { x: 200, y: 60 });
  await drag(page, 'Image model', { x: 660, y: 60 });
  await drag(page, 'Output', { x: 660, y: 500 });
  // Into the corner that is left, by its head.
  await card(page, 'Text')
    .getByText('Text', { exact: true })
    .first()
    .dragTo(canvas(page), {
      targetPosition: { x: 200, y: 500 },
    });

  await refuse(page);
  await join(page, port(card(page, 'Text'), 'Text'), port(card(page, 'Prompt'), 'Anything'));
  await join(page, port(card(page, 'Prompt'), 'Prompt'), port(card(page, 'Image model'), 'Prompt'));
  // From the other end, as some people do.
  await join(page, port(card(page, 'Output'), 'Images'), port(card(page, 'Image model'), 'Images'));

  await fillIn(page);
  await saved(page).waitFor();

  await page.reload();
  await wires(page).nth(2).waitFor();
  expect(await wires(page).count()).toBe(3);
  expect(await page.getByRole('textbox', { name: 'Name of the workflow' }).inputValue()).toBe('Autumn tea');
  await choose(page, 'Prompt');
  expect(
    await settings(page)
      .getByRole('textbox', { name: /^Prompt/ })
      .inputValue(),
  ).toBe('A cosy ad for {{text}}');
  await choose(page, 'Text');
  expect(await settings(page).getByRole('textbox', { name: /^Text/ }).inputValue()).toBe('Smoky black tea');

  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 2);
});

async function name(page: Page, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Name of the workflow' });
  await field.fill(text);
  await field.press('Enter');
  await expect.poll(() => page.title()).toContain(text);
}

function drag(page: Page, type: string, targetPosition: { x: number; y: number }): Promise<void> {
  return page
    .getByRole('navigation', { name: 'Node types' })
    .getByRole('button', { name: type, exact: true })
    .dragTo(canvas(page), { targetPosition });
}

async function refuse(page: Page): Promise<void> {
  const reason = page.getByText(/^“Images” of Output takes .+, not text\.$/);
  await holdWire(page, port(card(page, 'Text'), 'Text'), port(card(page, 'Output'), 'Images'));
  await reason.waitFor();
  await page.mouse.up();
  await reason.waitFor({ state: 'detached' });
  expect(await wires(page).count()).toBe(0);
}

/** A variable that nothing gives is told of before anything runs; the one on offer puts it right. */
async function fillIn(page: Page): Promise<void> {
  await choose(page, 'Text');
  await settings(page).getByRole('textbox', { name: /^Text/ }).fill('Smoky black tea');
  await choose(page, 'Prompt');
  const prompt = settings(page).getByRole('textbox', { name: /^Prompt/ });
  await prompt.fill('A cosy ad for {{product}}');
  await settings(page)
    .getByText(/product/)
    .and(page.locator('p'))
    .waitFor();
  await runButton(page).click();
  await page.getByText('One thing is left to do before this can run.').waitFor();
  await choose(page, 'Prompt');
  await prompt.fill('A cosy ad for ');
  await prompt.press('End');
  await settings(page).getByRole('button', { name: 'text', exact: true }).click();
  expect(await prompt.inputValue()).toBe('A cosy ad for {{text}}');
  await choose(page, 'Image model');
  await settings(page)
    .getByRole('combobox', { name: /^Model/ })
    .click();
  await page.getByRole('option', { name: /SDXL Lightning(?! Edit)/ }).click();
  await settings(page).getByRole('radiogroup', { name: 'Images' }).getByRole('radio', { name: '2' }).click();
}
