import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { adGraph } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, endedAs, results, runAs, runButton } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a budget is set, holds a run back in plain words, and is raised from there', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Coffee', adGraph()));
  await runButton(page).waitFor();
  await openAccount(page);
  await page.getByRole('menuitem', { name: /^Monthly budget.*No limit is set/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Monthly budget' });
  const amount = dialog.getByRole('textbox', { name: 'US dollars a month' });
  const save = dialog.getByRole('button', { name: 'Save' });
  await amount.fill('two cents');
  await save.click();
  await dialog.getByRole('alert').getByText('Enter an amount in US dollars, such as 12.50.').waitFor();
  await amount.fill('0.0000001');
  await save.click();
  await dialog.getByRole('alert').getByText('It must have at most 6 decimal places, but has 7.').waitFor();
  await amount.fill('0.002');
  await save.click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Run $0.003' }).click();
  await endedAs(page, 'Failed').waitFor();
  const stands = page.getByRole('region', { name: 'Status' });
  await stands.getByText(/budget of this month is \$0\.002.+\$0\.003 for this call would go beyond it/).waitFor();
  await card(page, 'output').getByText('Skipped', { exact: true }).waitFor();
  expect(studio.app.demoFal?.submissions()).toEqual([]);

  await stands.getByRole('button', { name: 'Change the monthly budget' }).click();
  expect(await amount.inputValue()).toBe('0.002');
  await amount.fill('$1.5');
  await save.click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Retry what failed' }).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 1);

  await openAccount(page);
  await page.getByRole('menuitem', { name: /^Monthly budget Spent in \w+: \$0\.003 of \$1\.50$/ }).waitFor();
});

test('a limit for the runs of one workflow is kept to, and remembered', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const graph = adGraph({ num_images: 2 });
  const { page } = await studio.visit(await demo.createWorkflow('Tea', graph));
  const before = studio.app.demoFal?.submissions().length;
  await runAs(page, /^Set a spending limit/);
  const dialog = page.getByRole('dialog', { name: 'Spending limit for a run' });
  await dialog.getByRole('textbox', { name: /^Stop at/ }).fill('0.004');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Run $0.006' }).click();
  await endedAs(page, 'Failed').waitFor();
  const stands = page.getByRole('region', { name: 'Status' });
  await stands.getByText('Of this run’s limit').waitFor();
  await stands.getByText(/Change it in the menu beside Run/).waitFor();
  expect(studio.app.demoFal?.submissions()).toHaveLength(before ?? 0);

  await runAs(page, /^Stop at \$0\.004/);
  await dialog.getByRole('textbox', { name: /^Stop at/ }).fill('');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Run $0.006' }).click();
  await endedAs(page, 'Done').waitFor();
});

async function openAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: /Spent in/ }).waitFor();
}
