import { expect, test } from 'vitest';
import { card, endedAs, openSample, results } from './testing/editor.ts';
import { holdModels } from './testing/hold-models.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() =>
  startApp({ isFirstStart: true, demoPictures: 'drawn', hasSamples: true, demoPace: 150 }),
);

const nodes = ['Product', 'Coffee talk', 'Art direction', 'FLUX Schnell', 'For the feed'];

test('somebody who opens the page is signed in, runs a sample, and sees pictures and their price', async () => {
  const { page } = await studio.visit('/');
  await page.getByRole('button', { name: 'Account: Demo account' }).waitFor();
  await page.getByRole('link', { name: /Cold brew/ }).waitFor();
  expect(await page.getByRole('main').getByRole('link').count()).toBe(4);
  const note = page.getByRole('complementary', { name: 'Demo' });
  await note.getByText(/drawn on this computer, no AI model is called/).waitFor();

  await openSample(page, /Cold brew/);
  await note.waitFor();
  const priced = page.getByRole('button', { name: /^Run \$/ });
  const price = /\$[\d.]+/.exec(await priced.innerText())?.[0] ?? '';
  const release = holdModels(studio.app);
  await priced.click();

  await card(page, 'For the feed').getByText('Waiting', { exact: true }).waitFor();
  await card(page, 'FLUX Schnell').getByText('Running', { exact: true }).waitFor();
  release();
  for (const name of nodes) await card(page, name).getByText('Done', { exact: true }).waitFor();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 2);
  await page.getByRole('region', { name: 'Status' }).getByText(price, { exact: true }).waitFor();

  await results(page).first().click();
  const viewer = page.getByRole('dialog');
  await expectImages(viewer, 1);
  await viewer.getByText('1 of 2').waitFor();
  await page.keyboard.press('ArrowRight');
  await viewer.getByText('2 of 2').waitFor();
  await page.keyboard.press('Escape');

  await page.reload();
  for (const name of nodes) await card(page, name).getByText('Done', { exact: true }).waitFor();
  await expectImages(card(page, 'For the feed').getByRole('button', { name: /^Look at picture/ }), 2);
  await page.getByRole('tab', { name: 'Run' }).click();
  await page.getByRole('region', { name: 'Status' }).getByText(price, { exact: true }).waitFor();

  await page.getByRole('link', { name: 'All workflows' }).click();
  const ownCard = page.getByRole('listitem').filter({ hasText: 'Cold brew' });
  await ownCard.getByText('Done', { exact: true }).waitFor();
  // The first of the two lies behind them again, out of focus.
  await expectImages(ownCard, 3);

  await ownCard.getByRole('link').click();
  await page.getByRole('button', { name: 'Runs', exact: true }).click();
  await page.getByRole('link', { name: 'All runs' }).click();
  const runs = page.getByRole('main').getByRole('listitem');
  for (const [filter, count] of [
    ['Done', 1],
    ['Failed', 0],
    ['All', 1],
  ] as const) {
    await page.getByRole('group', { name: 'Which runs' }).getByRole('button', { name: filter, exact: true }).click();
    await (count > 0 ? runs.first() : page.getByText(/^No run is/)).waitFor();
    expect(await runs.count()).toBe(count);
  }
});
