import { beforeEach, expect, test } from 'vitest';
import { card, endedAs, openSample, results, runButton } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ hasSamples: true, demoPace: 500 }));

beforeEach(() => {
  studio.app.faults.contentPolicy = {};
});

test('a model that refuses fails alone, in plain words; what hangs on it is skipped, the rest is done', async () => {
  studio.app.faults.contentPolicy = { next: 1, endpoint: 'fal-ai/flux/dev' };
  const { page } = await studio.visit('/');
  await openSample(page, /One idea/);
  await runButton(page).click();
  await endedAs(page, 'Failed').waitFor();

  await card(page, 'FLUX Dev').getByText('Failed', { exact: true }).waitFor();
  const reason = await card(page, 'FLUX Dev')
    .getByText(/flagged|refused/)
    .innerText();
  expect(reason).not.toMatch(/content_policy_violation|\{|422/);
  await page.getByRole('region', { name: 'Status' }).getByText(reason).waitFor();
  await card(page, 'The careful one').getByText('Skipped', { exact: true }).waitFor();
  await card(page, 'The quick one').getByText('Done', { exact: true }).waitFor();
  await expectImages(results(page), 1);

  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 2);
});

test('a run can be cancelled while it is at work', async () => {
  const { page } = await studio.visit('/');
  await openSample(page, /Sneaker/);
  await runButton(page).click();
  await card(page, 'Nano Banana Edit').getByText('Running', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await endedAs(page, 'Cancelled').waitFor();
  for (const name of ['Nano Banana Edit', 'For stories']) {
    await card(page, name).getByText('Cancelled', { exact: true }).waitFor();
  }
  await card(page, 'Scene').getByText('Done', { exact: true }).waitFor();
  await runButton(page).waitFor();
});
