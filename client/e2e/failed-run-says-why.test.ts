import { expect, test } from 'vitest';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, endedAs, results, runAs, runButton } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a model that refuses fails alone, in plain words, and alone is tried again; a run at work can be cancelled', async () => {
  studio.app.faults.contentPolicy = { next: 1, endpoint: 'fal-ai/flux/dev' };
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createSample(/One idea/));
  await runAs(page, /^Run fresh/);
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

  // Only what did not complete is run.
  const ordered = studio.app.demoFal?.submissions().length ?? 0;
  await page.getByRole('button', { name: 'Retry what failed' }).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 2);
  expect(studio.app.demoFal?.submissions()).toHaveLength(ordered + 1);

  studio.app.faults.hangForever = { next: 2 };
  await runAs(page, /^Run fresh/);
  for (const name of ['FLUX Dev', 'SDXL Lightning'])
    await card(page, name).getByText('Running', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await endedAs(page, 'Cancelled').waitFor();
  for (const name of ['FLUX Dev', 'SDXL Lightning', 'The careful one', 'The quick one'])
    await card(page, name).getByText('Cancelled', { exact: true }).waitFor();
  await card(page, 'Prompt').getByText('Done', { exact: true }).waitFor();
  await runButton(page).waitFor();
});
