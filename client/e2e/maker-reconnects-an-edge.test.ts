import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, model, output, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, port, wires } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf(
  [text('idea', 'Spring lemonade'), model('cheap'), model('dear', {}, 'fal-ai/flux/dev'), output('result')],
  'idea.text -> cheap.prompt',
  'cheap.image_urls -> result.image_urls',
);

test('the end of a wire is pulled to another port, off into nothing, and a node is put on a wire; each is undone', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Lemonade', graph));
  const toCheap = port(card(page, 'cheap'), 'Prompt');
  await expectWires(page, 'idea to cheap', 'cheap to result');

  await pullEnd(page, toCheap, port(card(page, 'dear'), 'Prompt'));
  await expectWires(page, 'idea to dear', 'cheap to result');
  await page.keyboard.press('ControlOrMeta+z');
  await expectWires(page, 'idea to cheap', 'cheap to result');

  await pullEnd(page, toCheap, { x: -40, y: 240 });
  await expectWires(page, 'cheap to result');
  await page.keyboard.press('ControlOrMeta+z');
  await expectWires(page, 'idea to cheap', 'cheap to result');

  await wires(page).first().focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Prompt' }).click();
  await expectWires(page, 'Prompt to cheap', 'cheap to result', 'idea to Prompt');
  await page.keyboard.press('ControlOrMeta+z');
  await expectWires(page, 'idea to cheap', 'cheap to result');
  await card(page, 'Prompt').waitFor({ state: 'detached' });

  // From an input, the menu offers what feeds it.
  await pull(page, await middleOf(port(card(page, 'dear'), 'Image to edit')), { x: -60, y: 200 });
  await page.getByRole('menuitem', { name: 'Product photo' }).click();
  await expectWires(page, 'Product photo to dear', 'cheap to result', 'idea to cheap');
});

async function expectWires(page: Page, ...joints: string[]): Promise<void> {
  const names = () => wires(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  await expect
    .poll(async () => (await names()).map((name) => name.replace('Connection from ', '')).toSorted())
    .toEqual(joints.toSorted());
}

/** Takes a wire close to the port it ends at, and leads it to another, or so far away from there. */
async function pullEnd(page: Page, end: Locator, to: Locator | { x: number; y: number }): Promise<void> {
  const { x, y } = await middleOf(end);
  await pull(page, { x: x - 12, y }, to);
}

async function pull(page: Page, from: Point, to: Locator | Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const end = 'x' in to ? { x: from.x + to.x, y: from.y + to.y } : await middleOf(to);
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.mouse.up();
}

interface Point {
  x: number;
  y: number;
}

async function middleOf(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('The port is not on screen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
