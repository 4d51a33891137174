import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, model, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { endedAs, runAs, runButton, wires } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ demoPace: 200 }));

const graph = graphOf(
  [
    text('idea', 'Lemon cake'),
    model('poster'),
    model('sketch', {}, 'fal-ai/fast-lightning-sdxl'),
    model('draft', {}, 'fal-ai/fast-sdxl'),
  ],
  'idea.text -> poster.prompt',
  'idea.text -> sketch.prompt',
  'idea.text -> draft.prompt',
);

test('a run shows what worked at the same time, says what to do about a failure, and is found among all runs', async () => {
  studio.app.faults.contentPolicy = { next: 1, endpoint: 'fal-ai/fast-sdxl' };
  const demo = await signInAsDemo(studio.app.url);
  const path = await demo.createWorkflow('Cake', graph);
  const { page, context } = await studio.visit(path);
  await runButton(page).click();
  await endedAs(page, 'Failed').waitFor();

  await page.keyboard.press('t');
  const rows = page.getByRole('list', { name: 'Timeline of the nodes' }).getByRole('button');
  const [poster, sketch] = await Promise.all([stretchOf(rows, 'poster'), stretchOf(rows, 'sketch')]);
  expect(poster.start).toBeLessThan(sketch.end);
  expect(sketch.start).toBeLessThan(poster.end);

  await rows.filter({ hasText: 'draft' }).click();
  const told = page.getByRole('complementary', { name: 'draft in this run' });
  await told.getByText(/refused the content/).waitFor();
  await told.getByText(/^Change the words of the prompt/).waitFor();
  expect(await page.getByRole('textbox', { name: 'Name of the node' }).inputValue()).toBe('draft');

  const wire = wires(page).first();
  // A wire that is drawn anew at that moment loses the focus.
  await expect
    .poll(async () => {
      await wire.focus();
      return wire.getAttribute('aria-description');
    })
    .toBe('Output of idea: Lemon cake');

  const elsewhere = await context.newPage();
  await elsewhere.goto(`${path}/runs`);
  const links = elsewhere.getByRole('main').getByRole('link', { name: /\d:\d\d/ });
  await links.first().waitFor();
  expect(await links.count()).toBe(1);
  await runAs(page, /^Run fresh/);
  await links.nth(1).waitFor();
  await endedAs(page, 'Done').waitFor();
  await elsewhere.getByText('Done in').waitFor();

  await elsewhere.getByRole('button', { name: 'Failed' }).click();
  await elsewhere.getByText('Done in').waitFor({ state: 'detached' });
  // The list is empty while it is read again.
  await links.first().waitFor();
  expect(await links.count()).toBe(1);
  await links.click();
  await endedAs(elsewhere, 'Failed').waitFor();
});

/** From where to where a node's bars are drawn. */
async function stretchOf(rows: Locator, name: string): Promise<{ start: number; end: number }> {
  const bars = rows.filter({ hasText: name }).locator('.timeline-bar');
  await bars.first().waitFor({ state: 'attached' });
  const boxes = await bars.evaluateAll((all) => all.map((bar) => bar.getBoundingClientRect().toJSON() as DOMRect));
  return { start: Math.min(...boxes.map(({ left }) => left)), end: Math.max(...boxes.map(({ right }) => right)) };
}
