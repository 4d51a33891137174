import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { type Receiver, startReceiver, verify } from '../../server/test/start-receiver.ts';
import { expectAccessible } from './testing/accessible.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

let receiver: Receiver;
const studio = useStudio(async () => {
  receiver = await startReceiver();
  return startApp({ env: { WEBHOOK_ALLOWED_HOSTS: receiver.host } });
});
afterAll(() => receiver?.close());

test('a webhook is added, tested, seen to fail, sent again, switched off and deleted', async () => {
  const { page } = await studio.visit('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  const dialog = await openWebhooks(page);
  await dialog.getByText('No webhooks yet').waitFor();
  await dialog.getByRole('button', { name: 'New webhook' }).click();

  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  await dialog.getByRole('alert').getByText('Enter the address').waitFor();
  await dialog.getByRole('textbox', { name: 'Address' }).fill('http://10.0.0.8/hooks');
  await dialog.getByRole('button', { name: 'Add webhook' }).click();
  await dialog
    .getByRole('alert')
    .getByText(/It must begin with https.*WEBHOOK_ALLOWED_HOSTS=10\.0\.0\.8:80/)
    .waitFor();
  await dialog.getByRole('textbox', { name: 'Address' }).fill(`${receiver.url}/hooks`);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Shop');
  await dialog.getByRole('switch', { name: 'is cancelled' }).click();
  await dialog.getByRole('button', { name: 'Add webhook' }).click();

  const secret = await dialog.getByRole('textbox', { name: 'Signing secret of Shop' }).inputValue();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await dialog.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.getByText('When a run is done or fails').waitFor();
  expect(await page.content()).not.toContain(secret);

  await dialog.getByText('Nothing has been sent yet.').waitFor();
  await dialog.getByRole('button', { name: 'Send a test' }).click();
  const messages = dialog.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await messages.first().getByText('Delivered').waitFor();
  expect(verify(await receiver.next(), secret)).toMatchObject({ type: 'ping' });
  await messages.first().getByRole('button', { expanded: false }).first().click();
  await dialog.getByRole('region', { name: 'Message' }).getByText('"type": "ping"').waitFor();
  await messages.first().getByRole('button', { expanded: true }).click();

  receiver.answerWith(500);
  await dialog.getByRole('button', { name: 'Send a test' }).click();
  await messages.first().getByText('The receiver answered 500.').waitFor();
  receiver.answerWith(204);
  await messages
    .first()
    .getByRole('button', { name: /^Send again/ })
    .click();
  await messages.first().getByText('Delivered').waitFor();
  await messages.first().getByText('2 attempts').waitFor();

  await dialog.getByRole('button', { name: 'New secret' }).click();
  const rotated = await dialog.getByRole('textbox', { name: 'Signing secret of Shop' }).inputValue();
  expect(rotated).not.toBe(secret);
  await dialog.getByRole('button', { name: 'Done' }).click();

  await dialog.getByRole('switch', { name: 'Shop is on' }).click();
  await dialog.getByRole('button', { name: 'Send a test', disabled: true }).waitFor();
  await dialog.getByRole('button', { name: 'All webhooks' }).click();
  const row = dialog.getByRole('listitem').filter({ hasText: 'Shop' });
  await row.getByText('Off', { exact: true }).waitFor();
  await row.getByRole('switch').click();
  await row.getByText('Working').waitFor();
  await row.getByRole('button', { name: /Shop/ }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await dialog.getByText('No webhooks yet').waitFor();

  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  await palette.getByRole('combobox').fill('webhooks');
  await palette.getByRole('option', { name: 'Webhooks', selected: true }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByText('No webhooks yet').waitFor();
});

test('with a keyboard alone, and by everybody', async () => {
  const { page } = await studio.visit('/');
  await page.getByRole('button', { name: /^Account/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Webhooks' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Webhooks' });
  await dialog.getByText('No webhooks yet').waitFor();
  await expectAccessible(page, 'nothing yet', { part: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'New webhook' }).press('Enter');
  await page.keyboard.type(`${receiver.url}/by-keys`);
  await expectAccessible(page, 'form', { part: '[role=dialog]' });
  await page.keyboard.press('Enter');
  await dialog
    .getByRole('textbox', { name: /^Signing secret/ })
    .and(page.locator(':focus'))
    .waitFor();
  await expectAccessible(page, 'secret', { part: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  receiver.answerWith(500, '/by-keys');
  await dialog.getByRole('button', { name: 'Send a test' }).press('Enter');
  const message = dialog.getByRole('list', { name: 'Messages' }).getByRole('listitem');
  await message.getByText('The receiver answered 500.').waitFor();
  await message.getByRole('button', { expanded: false }).press('Enter');
  await dialog.getByRole('region', { name: 'Message' }).waitFor();
  await expectAccessible(page, 'message that failed', { part: '[role=dialog]' });
  await dialog.getByRole('button', { name: 'All webhooks' }).press('Enter');
  await dialog.getByText('Failing').waitFor();
  await expectAccessible(page, 'list', { part: '[role=dialog]' });
  await dialog.getByRole('button', { name: /127\.0\.0\.1/ }).press('Enter');
  await dialog.getByRole('button', { name: 'Delete' }).press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await dialog.getByText('No webhooks yet').waitFor();
});

async function openWebhooks(page: Page) {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Webhooks' }).click();
  return page.getByRole('dialog', { name: 'Webhooks' });
}
