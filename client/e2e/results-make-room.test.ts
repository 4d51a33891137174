import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Graph } from '@visualadgen/graph/graph.ts';
import { graphOf, model, output, prompt, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { canvas, card, choose, endedAs, runButton, saved, wires } from './testing/editor.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

const graph = graphOf(
  [
    text('idea', 'Cold brew'),
    prompt('wording', 'An ad for {{text}}'),
    model('tall', { aspect_ratio: '4:5' }),
    model('wide', { aspect_ratio: '16:9' }),
    output('first'),
    output('second'),
  ],
  'idea.text -> wording.input',
  'wording.prompt -> tall.prompt',
  'wording.prompt -> wide.prompt',
  'tall.image_urls -> first.image_urls',
  'wide.image_urls -> second.image_urls',
);

/** Two rows, as close as cards without results may stand. */
const inRows = ({ nodes, ...rest }: Graph): Graph => {
  const places = [0, 0, 0, 1, 0, 1].map((row, index) => ({
    x: [0, 304, 608, 608, 912, 912][index] ?? 0,
    y: row * 208,
  }));
  return { ...rest, nodes: nodes.map((node, index) => ({ ...node, position: places[index] ?? { x: 0, y: 0 } })) };
};

test('what a run adds to a card covers no other, and where things were put is what is kept', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const path = await demo.createWorkflow('Rows', graph, inRows);
  const { page } = await studio.visit(path);
  await runButton(page).click();
  await endedAs(page, 'Done').waitFor();
  await expectImages(card(page, 'tall'), 1);
  await expectImages(card(page, 'second'), 1);
  await expectApart(page);
  // It is no step of a person's, and nothing was to be saved.
  expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true);

  await page.reload();
  await expectImages(card(page, 'second'), 1);
  await expectApart(page);

  // A copy takes what its original takes, on a free place, and Undo takes all of it away.
  const before = await wires(page).count();
  await choose(page, 'wide');
  await page.keyboard.press('ControlOrMeta+d');
  await card(page, 'wide 2').waitFor();
  await expect.poll(() => wires(page).count()).toBe(before + 1);
  await expectApart(page);
  await page.keyboard.press('ControlOrMeta+z');
  await card(page, 'wide 2').waitFor({ state: 'detached' });
  expect(await wires(page).count()).toBe(before);
  await expectApart(page);
});

test('a new workflow that nobody touched is not kept, and one word keeps it', async () => {
  const { page } = await studio.visit('/');
  const untitled = page.getByRole('link', { name: /Untitled workflow/ });
  const begin = page.getByRole('button', { name: 'New workflow' }).first();
  await begin.click();
  await page.getByText('Start with what you have').waitFor();
  await page.reload();
  await page.getByText('Start with what you have').waitFor();
  await page.getByRole('link', { name: 'All workflows' }).click();
  await begin.click();
  await page.getByText('Start with what you have').waitFor();
  await page.goto('/');
  await page.getByRole('link', { name: /Rows/ }).waitFor();
  expect(await untitled.count()).toBe(0);

  await begin.click();
  await page.getByRole('navigation', { name: 'Node types' }).getByRole('button', { name: 'Text', exact: true }).click();
  await page.keyboard.type('Kept');
  await saved(page).waitFor();
  await page.getByRole('link', { name: 'All workflows' }).click();
  await untitled.waitFor();
  expect(await untitled.count()).toBe(1);
});

/** No card lies on another. Images that come late make room once they are there. */
async function expectApart(page: Page): Promise<void> {
  await expect.poll(async () => covered(await boxes(canvas(page).locator('.react-flow__node')))).toEqual([]);
}

type Box = { x: number; y: number; width: number; height: number };

async function boxes(cards: Locator): Promise<Box[]> {
  const found = await Promise.all((await cards.all()).map((one) => one.boundingBox()));
  return found.flatMap((box) => box ?? []);
}

function covered(all: readonly Box[]): Box[][] {
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => [a, b]),
  );
}
