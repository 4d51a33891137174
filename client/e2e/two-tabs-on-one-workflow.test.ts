import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, model, output, prompt, text } from '../../server/test/ad-graph.ts';
import { card, choose, endedAs, results, runButton, saved, settings } from './testing/editor.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { holdModels } from './testing/hold-models.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ demoPace: 300 }));

const graph = graphOf(
  [text('idea', 'Fresh bread'), prompt('wording', 'An ad for {{text}}'), model('painter'), output('result')],
  'idea.text -> wording.input',
  'wording.prompt -> painter.prompt',
  'painter.image_urls -> result.image_urls',
);

test('a run that one tab starts is seen by the other as it happens, and by the library', async () => {
  const [here, there] = await openTwice();
  const release = holdModels(studio.app);
  await runButton(here).click();
  await card(there, 'painter').getByText('Running', { exact: true }).waitFor();
  release();
  await card(there, 'painter').getByText('Done', { exact: true }).waitFor();
  await there.getByRole('tab', { name: /Run$/ }).click();
  for (const page of [here, there]) {
    await endedAs(page, 'Done').waitFor();
    await expectImages(results(page), 1);
  }

  await there.getByRole('link', { name: 'All workflows' }).click();
  const ownCard = there
    .getByRole('listitem')
    .filter({ has: there.locator(`[href="${new URL(here.url()).pathname}"]`) });
  await ownCard.waitFor();
  // Words that no other run has drawn.
  await write(here, 'Cinnamon rolls');
  const releaseAgain = holdModels(studio.app);
  await runButton(here).click();
  await ownCard.getByText('Running', { exact: true }).waitFor();
  releaseAgain();
  await ownCard.getByText('Done', { exact: true }).waitFor();
  // The image, and behind it the same, out of focus.
  await expectImages(ownCard, 2);
  const image = await ownCard.getByRole('img', { includeHidden: true }).last().getAttribute('src');

  // A run that waits for somebody does not take it away.
  await write(here, 'Poppy seed rolls');
  await choose(here, 'painter');
  await here.keyboard.press('b');
  await runButton(here).click();
  await ownCard.getByText('Paused', { exact: true }).waitFor();
  await expectImages(ownCard, 2);
  expect(await ownCard.getByRole('img', { includeHidden: true }).last().getAttribute('src')).toBe(image);
  await there.reload();
  await ownCard.getByText('Paused', { exact: true }).waitFor();
  await expectImages(ownCard, 2);
});

test('when both tabs save, the second is asked whose work stays: the other’s, its own, or both', async () => {
  const [here, there] = await openTwice();
  await write(here, 'Written here');
  await saved(here).waitFor();
  await write(there, 'Written there');
  const sides = conflict(there);
  await sides
    .getByRole('region', { name: 'Mine' })
    .getByText(/^Not saved yet/)
    .waitFor();
  await sides
    .getByRole('region', { name: 'Theirs' })
    .getByText(/^Saved just now/)
    .waitFor();
  // What is written is shown, with the words that the other has not; drawings of the same shape would say nothing.
  const words = sides.getByRole('region', { name: 'idea' });
  await words.getByText('Theirs: Written here').waitFor();
  expect(await words.locator('mark').allTextContents()).toEqual(['there', 'here']);
  expect(await sides.getByRole('region', { name: 'Mine' }).locator('svg').count()).toBe(0);
  await sides.getByRole('button', { name: 'Take theirs' }).click();
  await saved(there).waitFor();
  await expectIdea(there, 'Written here');
  await write(there, 'Written there, on top');
  await saved(there).waitFor();

  // The first tab is behind now, and keeps its own.
  await write(here, 'Written here again');
  await conflict(here).getByRole('button', { name: 'Keep mine' }).click();
  await conflict(here).waitFor({ state: 'detached' });
  await saved(here).waitFor();

  await write(there, 'Written there at last');
  await conflict(there).getByRole('button', { name: 'Save mine as a copy' }).click();
  await conflict(there).waitFor({ state: 'detached' });
  await saved(there).waitFor();
  await expectIdea(there, 'Written here again');
  await there.getByRole('link', { name: 'All workflows' }).click();
  await there.getByRole('link', { name: 'Bakery (my copy)' }).click();
  await expectIdea(there, 'Written there at last');
});

/** One workflow in two tabs of one browser. */
async function openTwice(): Promise<[Page, Page]> {
  const path = await (await signInAsDemo(studio.app.url)).createWorkflow('Bakery', graph);
  const { page, context } = await studio.visit(path);
  await runButton(page).waitFor();
  const other = await context.newPage();
  await other.goto(path);
  await runButton(other).waitFor();
  return [page, other];
}

function idea(page: Page) {
  return settings(page).getByRole('textbox', { name: /^Text/ });
}

function conflict(page: Page) {
  return page.getByRole('dialog', { name: 'This workflow was changed elsewhere' });
}

/** Waits until the edit is no longer as saved, so that a later “Saved” is of this one. */
async function write(page: Page, words: string): Promise<void> {
  await choose(page, 'idea');
  await idea(page).fill(words);
  await saved(page).waitFor({ state: 'detached' });
}

async function expectIdea(page: Page, words: string): Promise<void> {
  await choose(page, 'idea');
  expect(await idea(page).inputValue()).toBe(words);
}
