import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ env: { DEMO_ACCOUNT: 'off', SIGN_UP: 'closed', HOST: '0.0.0.0' } }));

const first = { email: 'mira@example.com', password: 'a long enough sentence' };

test('on a server for others a visitor is asked to sign in, the first makes an account, and a second is told that none are made', async () => {
  const { page, expectError } = await studio.visit('/');
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await page.getByText('Continue with the demo account').waitFor({ state: 'detached' });
  await signUp(page, first);
  await page.getByText('Make your first ad').waitFor();
  await page.getByRole('button', { name: `Account: ${first.email}` }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  expectError(/status of 422/);
  await signUp(page, { ...first, email: 'nora@example.com' });
  await page.getByRole('alert').getByText('This server does not accept new accounts.').waitFor();

  await page.getByRole('tab', { name: 'Sign in' }).click();
  await fillIn(page, first);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('Make your first ad').waitFor();
});

async function signUp(page: Page, account: typeof first): Promise<void> {
  await page.getByRole('tab', { name: 'Create account' }).click();
  await fillIn(page, account);
  await page.getByRole('button', { name: 'Create account' }).click();
}

async function fillIn(page: Page, { email, password }: typeof first): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByLabel('Password').fill(password);
}
