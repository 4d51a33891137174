import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { card, choose, saved, settings } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const account = { email: 'ines@example.com', password: 'a long enough sentence' };

test('whoever’s session ends while they write signs in again and has lost nothing; one ended elsewhere is heard of at once', async () => {
  const { page, expectError } = await studio.visit('/sign-in');
  expectError(/status of 40\d/);
  await page.getByRole('tab', { name: 'Create account' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill(account.email);
  await page.getByLabel('Password').fill(account.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('Make your first ad').waitFor();
  await page.getByRole('button', { name: 'New workflow' }).click();
  await page.getByRole('navigation', { name: 'Node types' }).getByRole('button', { name: 'Text', exact: true }).click();
  await saved(page).waitFor();

  await forgetSession(page);
  await choose(page, 'Text');
  const words = settings(page).getByRole('textbox', { name: /^Text/ });
  await words.fill('Written without a session');

  const dialog = page.getByRole('alertdialog', { name: 'Sign in again' });
  await dialog.waitFor();
  expect(await dialog.getByRole('textbox', { name: 'Email' }).inputValue()).toBe(account.email);
  await page.keyboard.type(account.password);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await saved(page).waitFor();
  await page.reload();
  await card(page, 'Text').getByText('Written without a session').waitFor();

  await endSession(page);
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
});

/** As another of the person's devices does it, while nothing is asked for here. */
async function endSession(page: Page): Promise<void> {
  const stored = await page.evaluate(() => localStorage.getItem('visualadgen-session'));
  const { access_token: token } = JSON.parse(stored ?? '{}') as { access_token: string };
  const { url } = studio.app;
  const config = (await (await fetch(`${url}/config.json`)).json()) as { supabasePublishableKey: string };
  const headers = { authorization: `Bearer ${token}`, apikey: config.supabasePublishableKey };
  await fetch(`${url}/auth/v1/logout?scope=global`, { method: 'POST', headers });
}

/** Neither its token nor its way to another one holds, as this device finds out when it asks for something. */
async function forgetSession(page: Page): Promise<void> {
  const token = await page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem('visualadgen-session') ?? '{}') as { access_token: string };
    localStorage.setItem('visualadgen-session', JSON.stringify({ ...session, refresh_token: 'ended' }));
    return session.access_token;
  });
  await page.route('**/graphql', async (route) => {
    const isOfSession = route.request().headers()['authorization'] === `Bearer ${token}`;
    if (isOfSession) await route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer ended' } });
    else await route.continue();
  });
}
