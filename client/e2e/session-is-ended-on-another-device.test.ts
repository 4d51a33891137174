import type { Page } from 'playwright-core';
import { test } from 'vitest';
import { runButton } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const account = { email: 'noor@example.com', password: 'a long enough sentence' };

test('an open editor hears that its session was ended, and asks to sign in again', async () => {
  const { page, expectError } = await studio.visit('/sign-in');
  expectError(/status of 40\d/);
  await page.getByRole('tab', { name: 'Create account' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: 'New workflow' }).first().click();
  await runButton(page).waitFor();

  await endSession(page);
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});

/** As another of the person's devices does it. */
async function endSession(page: Page): Promise<void> {
  const stored = await page.evaluate(() => localStorage.getItem('visualadgen-session'));
  const { access_token: token } = JSON.parse(stored ?? '{}') as { access_token: string };
  const { url } = studio.app;
  const config = (await (await fetch(`${url}/config.json`)).json()) as { supabasePublishableKey: string };
  const headers = { authorization: `Bearer ${token}`, apikey: config.supabasePublishableKey };
  await fetch(`${url}/auth/v1/logout?scope=global`, { method: 'POST', headers });
}
