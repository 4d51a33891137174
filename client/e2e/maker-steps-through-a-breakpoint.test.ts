import { beforeEach, expect, test } from 'vitest';
import { card, endedAs, openSample, results, runButton, saved } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ hasSamples: true, demoPace: 200 }));

beforeEach(() => {
  studio.app.faults.contentPolicy = {};
});

test('a run stops before a marked node, is stepped and let go, and outlives a reload', async () => {
  const { page } = await studio.visit('/');
  await openSample(page, /One idea/);
  const prompt = card(page, 'Prompt');
  await prompt.hover();
  await prompt.getByRole('button', { name: 'Breakpoint' }).click();
  await saved(page).waitFor();

  await runButton(page).click();
  await prompt.getByText('Paused', { exact: true }).waitFor();
  await page
    .getByRole('region', { name: 'Paused before' })
    .getByText(/Halo wireless headphones/)
    .waitFor();
  expect(await card(page, 'FLUX Dev').getByText('Waiting', { exact: true }).isVisible()).toBe(true);

  await page.reload();
  await card(page, 'Prompt').getByText('Paused', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Step' }).click();
  await card(page, 'Prompt').getByText('Done', { exact: true }).waitFor();
  for (const model of ['FLUX Dev', 'SDXL Lightning'])
    await card(page, model).getByText('Paused', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Resume' }).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 2);
});

test('a run that failed is tried again, and only what did not complete is run', async () => {
  studio.app.faults.contentPolicy = { next: 1, endpoint: 'fal-ai/flux/schnell' };
  const { page } = await studio.visit('/');
  await openSample(page, /Cold brew/);
  await runButton(page).click();
  await endedAs(page, 'Failed').waitFor();
  await card(page, 'For the feed').getByText('Skipped', { exact: true }).waitFor();
  const ordered = studio.app.demoFal?.submissions().length ?? 0;
  await page.getByRole('button', { name: 'Retry what failed' }).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 2);
  expect(studio.app.demoFal?.submissions()).toHaveLength(ordered + 1);
});
