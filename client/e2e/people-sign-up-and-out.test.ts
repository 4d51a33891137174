import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { runButton } from './testing/editor.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const account = { email: 'mira@example.com', password: 'a long enough sentence' };

test('people make accounts of their own, leave and come back, and never see what is somebody else’s', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const demoWorkflow = await demo.createSample(/Cold brew/);
  const { page, expectError } = await studio.visit(demoWorkflow);
  expectError(/status of 400/);
  await runButton(page).waitFor();
  await signOut(page);

  await page.getByRole('tab', { name: 'Create account' }).click();
  await fillIn(page, { ...account, password: 'short' });
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('Use at least 8 characters.').waitFor();
  await fillIn(page, account);
  await page.getByRole('button', { name: 'Create account' }).click();
  // Back where the person was, which is the demo account's.
  await page.getByText('This workflow does not exist').waitFor();
  await page.getByRole('link', { name: 'All workflows' }).click();
  await page.getByText('Make your first ad').waitFor();
  await page.getByRole('button', { name: `Account: ${account.email}` }).waitFor();

  await page.goto(demoWorkflow);
  await page.getByText('This workflow does not exist').waitFor();
  await page.goto('/');
  await signOut(page);
  await page.reload();
  await fillIn(page, { ...account, password: 'another sentence' });
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('alert').getByText('Wrong email or password.').waitFor();
  await fillIn(page, account);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('Make your first ad').waitFor();

  await signOut(page);
  await page.getByRole('button', { name: 'Continue with the demo account' }).click();
  await page.getByRole('link', { name: /Cold brew/ }).waitFor();
});

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account:/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
}

async function fillIn(page: Page, { email, password }: typeof account): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill(password);
}
