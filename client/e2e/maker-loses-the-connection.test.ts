import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, choose, endedAs, results, runButton, saved, settings } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { type Proxy, startProxy } from './testing/start-proxy.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ demoPace: 1_200 }));

let cable: Proxy;
beforeAll(async () => {
  cable = await startProxy(studio.app.url);
});
afterAll(() => cable.close());

test('a connection that breaks during a run costs no event and no edit', async () => {
  const { page, expectError } = await studio.visit('about:blank', { baseURL: cable.url });
  expectError(/WebSocket connection|Failed to load resource/);
  const events = eventsOver(page);
  const follows = followsOver(page);
  const demo = await signInAsDemo(studio.app.url);
  await page.goto(await demo.createSample(/Cold brew/));
  await runButton(page).click();
  const model = card(page, 'FLUX Schnell');
  await model.getByText(/^Step \d of 8$/).waitFor();

  cable.cut();
  const banner = page.getByText('Connection lost. Trying again…');
  await banner.waitFor();
  await choose(page, 'Product');
  const product = settings(page).getByRole('textbox', { name: /^Text/ });
  await product.fill('Written while the line was dead');
  await page
    .getByRole('status')
    .filter({ hasText: /^Not saved/ })
    .waitFor();
  expect(await model.getByText('Running', { exact: true }).isVisible()).toBe(true);

  cable.mend();
  await banner.waitFor({ state: 'detached' });
  await saved(page).waitFor();
  await page.getByRole('tab', { name: /Run$/ }).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 2);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + (events[0]?.sequence ?? 0)));
  // Where the page began to follow: past what it had read with the run itself, and not one further.
  expect(events[0]?.sequence).toBe((follows[0] ?? Number.NaN) + 1);
  expect(events.length).toBeGreaterThan(5);
  expect(events.at(-1)?.__typename).toBe('ExecutionCompleted');

  await page.reload();
  await choose(page, 'Product');
  expect(await product.inputValue()).toBe('Written while the line was dead');
});

test('a browser without a network says so, and what of the page was not fetched yet comes when that is over', async () => {
  const { page, context, expectError } = await studio.visit('about:blank');
  expectError(/ERR_INTERNET_DISCONNECTED/);
  // The last that the page fetches by itself.
  const commands = page.waitForResponse(/PersonCommands/);
  await page.goto('/');
  const workflow = page.getByRole('link', { name: /Cold brew/ });
  await workflow.waitFor();
  await (await commands).finished();

  const banner = page.getByText('You are offline. Runs continue, and this page will catch up.');
  await context.setOffline(true);
  await banner.waitFor();
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog').getByRole('combobox');
  expect(await workflow.isVisible()).toBe(true);
  expect(await palette.count()).toBe(0);

  await context.setOffline(false);
  await banner.waitFor({ state: 'detached' });
  await palette.waitFor();
});

interface EventSeen {
  __typename: string;
  sequence: number;
}

/** Every event of a run that reaches the page, over whatever sockets. */
function eventsOver(page: Page): EventSeen[] {
  const events: EventSeen[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const message = JSON.parse(payload.toString()) as { payload?: { data?: { executionEvents?: EventSeen } } };
      const event = message.payload?.data?.executionEvents;
      if (event) events.push(event);
    });
  });
  return events;
}

/** The numbers after which the page asked for a run's events, each time that it did. */
function followsOver(page: Page): number[] {
  const follows: number[] = [];
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      const message = JSON.parse(payload.toString()) as { payload?: { variables?: { afterSequence?: number } } };
      const after = message.payload?.variables?.afterSequence;
      if (after !== undefined) follows.push(after);
    });
  });
  return follows;
}
