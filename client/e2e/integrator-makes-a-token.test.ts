import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible } from './testing/accessible.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

test('a token is made, shown once, used over HTTP, revoked, and refused', async () => {
  const { page } = await studio.visit('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Access tokens' }).click();
  const dialog = page.getByRole('dialog', { name: 'Access tokens' });
  await dialog.getByText('No tokens yet').waitFor();
  await dialog.getByRole('button', { name: 'New token' }).click();

  await dialog.getByRole('button', { name: 'Create token' }).click();
  await dialog.getByRole('alert').getByText('Give it a name').waitFor();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nightly campaign');
  await dialog.getByRole('switch', { name: 'Run' }).click();
  await dialog.getByRole('combobox', { name: 'Expires in' }).click();
  await page.getByRole('option', { name: '30 days' }).click();
  await dialog.getByRole('button', { name: 'Create token' }).click();

  const secret = await dialog.getByRole('textbox', { name: 'Nightly campaign' }).inputValue();
  expect(secret).toMatch(/^vag_[\w-]{43}$/);
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await dialog.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = dialog.getByRole('listitem').filter({ hasText: 'Nightly campaign' });
  await row.getByText(/Expires in 30 days · Never used/).waitFor();
  await row.getByText('Read and run').waitFor();
  expect(await page.content()).not.toContain(secret);

  expect(await askWith(secret, '{ workflows { totalCount } }')).toMatchObject({ status: 200 });
  expect(await askWith(secret, 'mutation { createWorkflow(input: { name: "x" }) { __typename } }')).toMatchObject({
    status: 403,
    errors: [{ extensions: { code: 'INSUFFICIENT_SCOPE', needed: 'WRITE' } }],
  });

  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await openByCommand(page);
  await row.getByText(/Last used just now/).waitFor();
  await row.getByRole('button', { name: 'Revoke Nightly campaign' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await dialog.getByText('No tokens yet').waitFor();
  expect(await askWith(secret, '{ workflows { totalCount } }')).toMatchObject({
    status: 401,
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

test('with a keyboard alone, and by everybody', async () => {
  const { page } = await studio.visit('/');
  await page.getByRole('button', { name: /^Account/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Access tokens' }).press('Enter');
  await page.getByText('No tokens yet').waitFor();
  await expectAccessible(page, 'nothing yet', { part: '[role=dialog]' });
  await page.getByRole('button', { name: 'New token' }).press('Enter');
  await page.keyboard.type('By keys');
  await expectAccessible(page, 'form', { part: '[role=dialog]' });
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'By keys' }).and(page.locator(':focus')).waitFor();
  await expectAccessible(page, 'secret', { part: '[role=dialog]' });
  await page.getByRole('button', { name: 'Done' }).press('Enter');
  await page.getByText('Read only').waitFor();
  await expectAccessible(page, 'list', { part: '[role=dialog]' });
  await page.getByRole('button', { name: 'Revoke By keys' }).press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).press('Enter');
  await page.getByText('No tokens yet').waitFor();
});

/** From the palette, as for anything that a person can do. */
async function openByCommand(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  await palette.getByRole('combobox').fill('access tokens');
  await palette.getByRole('option', { name: 'Access tokens', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Access tokens' }).waitFor();
}

async function askWith(token: string, query: string): Promise<{ status: number; errors?: unknown }> {
  const response = await fetch(`${studio.app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  return { ...((await response.json()) as object), status: response.status };
}
