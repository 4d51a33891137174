import { expect, test } from 'vitest';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, endedAs, results, runButton, saved } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a run stops before a marked node, is stepped and let go, and outlives a reload', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createSample(/One idea/));
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
