import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { card, choose, endedAs, openSample, timelineRow } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ hasSamples: true }));

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('no page keeps people out', async () => {
    const { page } = await studio.visit('/sign-in', { colorScheme });
    await page.getByRole('button', { name: 'Continue with the demo account' }).waitFor();
    await expectAccessible(page, 'sign-in');

    await page.goto('/');
    await page.getByRole('link', { name: /Cold brew/ }).waitFor();
    await expectAccessible(page, 'library');

    await openSample(page, /Cold brew/);
    await page.getByText('Ready to run.').waitFor();
    await expectAccessible(page, 'editor');

    await choose(page, 'FLUX Schnell');
    await expectAccessible(page, 'editor with a node chosen');
    const isPaused = card(page, 'FLUX Schnell').getByRole('button', { name: 'Breakpoint', pressed: true });
    if ((await isPaused.count()) === 0) await page.keyboard.press('b');
    await page.getByRole('button', { name: 'More ways to run' }).click();
    await page.getByRole('menuitem', { name: /^Run fresh/ }).waitFor();
    await expectAccessible(page, 'ways to run', '[role=menu]');
    await page.getByRole('menuitem', { name: /^Run fresh/ }).click();
    await page.getByRole('form', { name: 'Input of FLUX Schnell' }).waitFor();
    await timelineRow(page, 'Coffee talk')
      .getByRole('button', { name: /^Correct/ })
      .click();
    await expectAccessible(page, 'run that is paused');
    await page.getByRole('button', { name: 'Resume' }).click();
    await endedAs(page, 'Done').waitFor();
    await card(page, 'For the feed').getByText('Done', { exact: true }).waitFor();
    await expectAccessible(page, 'editor after a run');
    await choose(page, 'Art direction');
    await expectAccessible(page, 'node with what it gave');
    await page.getByRole('button', { name: 'Open in a larger window' }).click();
    await page.getByRole('dialog').getByRole('textbox').press('ControlOrMeta+End');
    await page.keyboard.type(' {{price}} {{');
    await page.getByRole('listbox', { name: 'Variables' }).waitFor();
    await expectAccessible(page, 'prompt with room', '[role=dialog]');
    for (let letter = 0; letter < ' {{price}} {{'.length; letter++) await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await choose(page, 'FLUX Schnell');
    await page.getByRole('combobox', { name: /^Model/ }).click();
    await page.getByPlaceholder('Find a model').waitFor();
    await expectAccessible(page, 'choice of a model', '[role=dialog]');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: /Spent in/ }).waitFor();
    await expectAccessible(page, 'account', '[role=menu]');
    await page.getByRole('menuitem', { name: /Monthly budget/ }).click();
    await page.getByRole('dialog', { name: 'Monthly budget' }).waitFor();
    await expectAccessible(page, 'budget', '[role=dialog]');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Runs' }).click();
    await page
      .getByRole('link', { name: /Done in/ })
      .first()
      .waitFor();
    await expectAccessible(page, 'list of runs');
    await page
      .getByRole('link', { name: /Done in/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Back to editing' }).waitFor();
    await endedAs(page, 'Done').waitFor();
    await expectAccessible(page, 'past run');
    const runPath = new URL(page.url()).pathname;

    await page.keyboard.press('t');
    await page
      .getByRole('list', { name: 'Timeline of the nodes' })
      .getByRole('button', { name: /FLUX Schnell/ })
      .click();
    await page.getByRole('complementary', { name: 'FLUX Schnell in this run' }).waitFor();
    await expectAccessible(page, 'timeline');
    await page.getByRole('tab', { name: 'Results' }).click();
    await page.getByRole('region', { name: 'Finished' }).waitFor();
    await expectAccessible(page, 'results');

    await page
      .getByRole('button', { name: /^Look at picture/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('region', { name: 'How it was made' }).waitFor();
    await expectAccessible(page, 'picture');
    await page.getByRole('button', { name: 'Compare with another picture' }).click();
    await page.getByRole('slider').waitFor();
    await expectAccessible(page, 'two pictures');

    await page.goto(runPath.replace(/\/[^/]+$/, ''));
    await page.getByRole('region', { name: 'Today' }).waitFor();
    await expectAccessible(page, 'all runs');
    await page.goto(runPath.replace(/\/runs\/([^/]+)$/, '/compare/$1/$1'));
    await page.getByRole('region', { name: 'Time and cost' }).waitFor();
    await expectAccessible(page, 'two runs');
  });
});

/** Soft, so that one run tells of all pages. A menu is looked at alone: what it covers is out of reach while it is open. */
async function expectAccessible(page: Page, where: string, part = 'html'): Promise<void> {
  await expectPlain(page, where);
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (root) => {
    const { axe: tester } = globalThis as unknown as { axe: typeof import('axe-core') };
    const result = await tester.run(root, { resultTypes: ['violations'] });
    return result.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
  }, part);
  expect.soft(violations, where).toEqual([]);
}

/**
 * No name of the API is shown, told to screen readers or written in a field: no `image_url`, `IMAGE_MODEL`, `INPUT_MISSING`
 * or `fal-ai/flux/dev`, and no link to this computer. The one exception is a setting, for whoever starts the server.
 */
async function expectPlain(page: Page, where: string): Promise<void> {
  const shown = await page.evaluate(() => {
    const told = ['aria-label', 'title', 'alt', 'placeholder', 'aria-roledescription'];
    const texts = [...document.body.querySelectorAll('*')].flatMap((element) => [
      ...told.map((name) => element.getAttribute(name) ?? ''),
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : '',
    ]);
    // What is folded away is found by opening it.
    const folded = [...document.querySelectorAll('details')].map((details) => details.textContent);
    return [document.body.innerText, ...folded, ...texts].join('\n');
  });
  const names = shown.match(/\b[a-z]+(_[a-z]+)+\b|\b[A-Z]+(_[A-Z]+)+\b|\bfal-ai\/\S+|https?:\/\/(localhost|127)\S*/g);
  const own = [...new Set(names)].filter((name) => name !== 'FAL_KEY');
  expect.soft(own, where).toEqual([]);
}
