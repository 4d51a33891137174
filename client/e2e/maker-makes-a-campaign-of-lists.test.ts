import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { graphOf, model, node, output, prompt } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { canvas, card, choose, endedAs, runButton, saved, timelineRow, wires } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ env: { CONFIRM_PAID_CALLS: '7' } }));

const texts = (key: string, ...values: string[]) => node(key, 'TEXT_LIST', { values });

/** Two headlines, two looks, two formats: eight pictures, each with the words of its own. */
function campaign(): Graph {
  return graphOf(
    [
      texts('Headlines', 'Stay cool', 'Sip slow'),
      texts('Looks', 'on ice', 'at noon'),
      texts('Formats', 'poster', 'story'),
      prompt('Prompt', '{{Headlines.text}}, {{Looks.text}}, {{Formats.text}}'),
      model('Painter'),
      prompt('Summary', 'All of them: {{prompt}}'),
      output('Result'),
    ],
    'Headlines.text -> Prompt.input',
    'Looks.text -> Prompt.input',
    'Formats.text -> Prompt.input',
    'Prompt.prompt -> Painter.prompt',
    'Prompt.prompt -> Summary.input',
    'Painter.image_urls -> Result.image_urls',
  );
}

test('a campaign of lists is seen before it runs, asked about, watched item by item, and put right one by one', async () => {
  const page = await openCampaign();

  // Before any run: the wires and cards say how many there will be, and all of a list can go to one run.
  await card(page, 'Painter').getByText('Runs 8 times: 2 Headlines × 2 Looks × 2 Formats').waitFor();
  const wire = page.getByLabel('Connection from Prompt to Painter, a list of 8', { exact: true });
  await wires(page).and(wire).waitFor({ state: 'attached' });
  await choose(page, 'Summary');
  await card(page, 'Summary')
    .getByText(/^Runs 8 times/)
    .waitFor();
  await page.getByRole('switch', { name: 'All at once' }).click();
  await card(page, 'Summary')
    .getByText(/^Runs 8 times/)
    .waitFor({ state: 'detached' });
  await saved(page).waitFor();
  await page.reload();
  await choose(page, 'Summary');
  expect(await page.getByRole('switch', { name: 'All at once' }).isChecked()).toBe(true);

  // So many are asked about once more; Escape is no.
  await expect.poll(() => runButton(page).textContent()).toContain('8 pictures, $0.024');
  await runButton(page).click();
  const question = page.getByRole('alertdialog', { name: 'Make 8 pictures for $0.024?' });
  await question.getByRole('row', { name: 'Painter 8 pictures $0.024' }).waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'detached' });
  expect(studio.app.demoFal?.submissions()).toHaveLength(0);

  // One is refused by the model on its way, the others go on; each has its place on the card.
  studio.app.faults.failJob.next = 1;
  await runButton(page).click();
  await question.waitFor();
  await page.keyboard.press('Enter');
  await endedAs(page, 'Failed').waitFor();
  await card(page, 'Painter').getByText('7 of 8 done, 1 failed', { exact: true }).waitFor();
  await card(page, 'Painter')
    .getByRole('button', { name: /^Look at Headlines: / })
    .nth(6)
    .waitFor();
  expect(await card(page, 'Result').getByText('Out of date').count()).toBe(0);

  // In the table each is known by what it was made from.
  await card(page, 'Painter').getByRole('button', { name: 'All 8 items of Painter as a table' }).click();
  const table = page.getByRole('table', { name: 'Items of Painter' });
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('9');
  await filter(page, 'Headlines', 'Sip slow');
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('5');
  await page.getByRole('button', { name: 'Show all' }).click();
  await filter(page, 'Status', 'Failed');
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('2');
  await table.getByRole('button', { name: /, failed$/ }).click();
  const item = page.getByRole('complementary', { name: /^Headlines: / });
  const path = item.getByRole('region', { name: 'Made from' });
  await path.getByText('Prompt', { exact: true }).waitFor();
  const steps = await path.getByRole('listitem').allTextContents();
  for (const step of [/^Headlines.*Stay cool|Sip slow/, /^Looks.*on ice|at noon/, /^Formats.*poster|story/])
    expect(steps).toContainEqual(expect.stringMatching(step));

  // It alone is tried again, and paid for.
  await item.getByRole('button', { name: 'Retry this item alone' }).click();
  const inFull = page.getByRole('region', { name: 'The run in full' });
  await inFull.getByText('Done', { exact: true }).first().waitFor();
  await inFull.getByText('8 done', { exact: true }).waitFor();
  expect(studio.app.demoFal?.submissions()).toHaveLength(9);

  // The pictures are found by their lists, too.
  await page.getByRole('tab', { name: 'Results' }).click();
  const results = page.getByRole('region', { name: 'Finished' });
  await results
    .getByRole('button', { name: /^Look at Headlines: / })
    .nth(7)
    .waitFor();
  await filter(page, 'Looks', 'at noon');
  await filter(page, 'Group by', 'Headlines');
  await results.getByRole('heading', { name: 'Headlines: Sip slow' }).waitFor();
  expect(await results.getByRole('button', { name: /^Look at / }).count()).toBe(4);
});

test('at a breakpoint one item is corrected and one is left out', async () => {
  const graph = campaign();
  const page = await openCampaign({
    ...graph,
    nodes: graph.nodes.map((one) => ({ ...one, hasBreakpoint: one.key === 'Painter' })),
  });
  const before = studio.app.demoFal?.submissions().length ?? 0;
  await page.getByRole('button', { name: 'More ways to run' }).click();
  await page.getByRole('menuitem', { name: /^Run fresh/ }).click();
  await page.getByRole('button', { name: /^Run, / }).click();
  await page.getByRole('button', { name: 'Look at all 8 items' }).click();
  const table = page.getByRole('table', { name: 'Items of Painter' });
  await table.getByRole('switch', { name: 'Run Headlines: Stay cool · Looks: on ice · Formats: story' }).click();
  await table.getByRole('button', { name: /Formats: story, left out$/ }).waitFor();
  await table.getByRole('button', { name: 'Headlines: Stay cool · Looks: on ice · Formats: poster, waiting' }).click();
  const form = page.getByRole('form', { name: 'Input of Painter 1' });
  const written = form.getByRole('textbox', { name: 'Prompt' });
  expect(await written.inputValue()).toBe('Stay cool, on ice, poster');
  await written.fill('Stay very cool');
  // Nothing that was written is run past.
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await page.getByRole('button', { name: 'Save and resume' }).click();
  await endedAs(page, 'Done').waitFor();
  await timelineRow(page, 'Painter').getByText('7 of 8 done, 1 skipped').waitFor();
  const prompts = (studio.app.demoFal?.submissions() ?? [])
    .slice(before)
    .map(({ input }) => (input as { prompt: string }).prompt);
  expect(prompts).toHaveLength(7);
  expect(prompts).toContain('Stay very cool');
  expect(prompts).not.toContain('Stay cool, on ice, story');
});

async function openCampaign(graph = campaign()): Promise<Page> {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Campaign', graph));
  await canvas(page).waitFor();
  return page;
}

/** Chooses in one of the small lists above what is shown. */
async function filter(page: Page, label: string, choice: string): Promise<void> {
  const control: Locator = page.getByRole('combobox', { name: label, exact: true });
  await control.click();
  await page.getByRole('option', { name: choice, exact: true }).click();
}
