import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './testing/accessible.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, openSample, timelineRow } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('no page keeps people out, in either theme', async () => {
  const demo = await signInAsDemo(studio.app.url);
  await demo.createSample(/Cold brew/);
  const { page } = await studio.visit('/sign-in');
  await page.getByRole('button', { name: 'Continue with the demo account' }).waitFor();
  await expectOpen(page, 'sign-in');

  await page.goto('/');
  await page.getByRole('link', { name: /Cold brew/ }).waitFor();
  await expectOpen(page, 'library');

  await openSample(page, /Cold brew/);
  await page.getByText('Ready to run.').waitFor();
  await expectOpen(page, 'editor');

  await choose(page, 'FLUX Schnell');
  await expectOpen(page, 'editor with a node chosen');
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'More ways to run' }).click();
  await page.getByRole('menuitem', { name: /^Run fresh/ }).waitFor();
  await expectOpen(page, 'ways to run', '[role=menu]');
  await page.getByRole('menuitem', { name: /^Run fresh/ }).click();
  await page.getByRole('form', { name: 'Input of FLUX Schnell' }).waitFor();
  await timelineRow(page, 'Coffee talk')
    .getByRole('button', { name: /^Correct/ })
    .click();
  await expectOpen(page, 'run that is paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await endedAs(page, 'Done').waitFor();
  await card(page, 'For the feed').getByText('Done', { exact: true }).waitFor();
  await expectOpen(page, 'editor after a run');
  await choose(page, 'Art direction');
  await expectOpen(page, 'node with what it gave');
  await page.getByRole('button', { name: 'Open in a larger window' }).click();
  await page.getByRole('dialog').getByRole('textbox').press('ControlOrMeta+End');
  await page.keyboard.type(' {{price}} {{');
  await page.getByRole('listbox', { name: 'Variables' }).waitFor();
  await expectOpen(page, 'prompt with room', '[role=dialog]');
  for (let letter = 0; letter < ' {{price}} {{'.length; letter++) await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await choose(page, 'FLUX Schnell');
  await page.getByRole('combobox', { name: /^Model/ }).click();
  await page.getByPlaceholder('Find a model').waitFor();
  await expectOpen(page, 'choice of a model', '[role=dialog]');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: /Spent in/ }).waitFor();
  await expectOpen(page, 'account', '[role=menu]');
  await page.getByRole('menuitem', { name: /Monthly budget/ }).click();
  await page.getByRole('dialog', { name: 'Monthly budget' }).waitFor();
  await expectOpen(page, 'budget', '[role=dialog]');
  await page.keyboard.press('Escape');

  await openFromMenu(page, 'Publish and versions…', 'Publish and versions');
  await page.getByRole('button', { name: 'Publish the draft' }).click();
  await page.getByText('The draft is what is published').waitFor();
  await expectOpen(page, 'versions', '[role=dialog]');
  await page.keyboard.press('Escape');
  await openFromMenu(page, 'Run it by itself…', 'Run it by itself');
  await page.getByText(/The next five times/).waitFor();
  await expectOpen(page, 'schedules', '[role=dialog]');
  await page.keyboard.press('Escape');
  await openFromMenu(page, 'Use it from a program…', 'Use it from a program');
  await page.getByRole('tab', { name: 'Python' }).waitFor();
  // What programs are told is for those who write them.
  await expectAccessible(page, 'calls for programs', { part: '[role=dialog]', impacts: ['serious', 'critical'] });
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Runs' }).click();
  await page
    .getByRole('link', { name: /Done in/ })
    .first()
    .waitFor();
  await expectOpen(page, 'list of runs');
  await page
    .getByRole('link', { name: /Done in/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Back to editing' }).waitFor();
  await endedAs(page, 'Done').waitFor();
  await expectOpen(page, 'past run');
  const runPath = new URL(page.url()).pathname;

  await page.keyboard.press('t');
  await page
    .getByRole('list', { name: 'Timeline of the nodes' })
    .getByRole('button', { name: /FLUX Schnell/ })
    .click();
  await page.getByRole('complementary', { name: 'FLUX Schnell in this run' }).waitFor();
  await expectOpen(page, 'timeline');
  await page.getByRole('tab', { name: 'Results' }).click();
  await page.getByRole('region', { name: 'Finished' }).waitFor();
  await expectOpen(page, 'results');

  await page
    .getByRole('button', { name: /^Look at picture/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await page.getByRole('region', { name: 'How it was made' }).waitFor();
  await expectOpen(page, 'picture');
  await page.getByRole('button', { name: 'Compare with another picture' }).click();
  await page.getByRole('slider').waitFor();
  await expectOpen(page, 'two pictures');

  await page.goto(runPath.replace(/\/[^/]+$/, ''));
  await page.getByRole('region', { name: 'Today' }).waitFor();
  await expectOpen(page, 'all runs');
  await page.goto(runPath.replace(/\/runs\/([^/]+)$/, '/compare/$1/$1'));
  await page.getByRole('region', { name: 'Time and cost' }).waitFor();
  await expectOpen(page, 'two runs');
});

async function openFromMenu(page: Page, entry: string, title: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this workflow' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
  await page.getByRole('dialog', { name: title }).waitFor();
}

/** Serious barriers are none anywhere, nor words that are none of people's. A menu is looked at alone. */
async function expectOpen(page: Page, where: string, part?: string): Promise<void> {
  await expectPlain(page, where);
  await expectAccessible(page, where, { part, impacts: ['serious', 'critical'] });
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
