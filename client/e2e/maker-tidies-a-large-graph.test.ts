import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, model, node, output, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { canvas, card, saved } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp());

/** Ten ideas, each with a prompt and two models, and one output. */
const ideas = Array.from({ length: 10 }, (_, index) => `i${index}`);
const graph = graphOf(
  [
    ...ideas.flatMap((idea) => [
      text(`${idea}_text`, 'Lemonade'),
      node(`${idea}_prompt`, 'PROMPT', { template: '{{text}}' }),
      model(`${idea}_a`),
      model(`${idea}_b`),
    ]),
    output('result'),
  ],
  ...ideas.flatMap((idea) => [
    `${idea}_text.text -> ${idea}_prompt.input`,
    `${idea}_prompt.prompt -> ${idea}_a.prompt`,
    `${idea}_prompt.prompt -> ${idea}_b.prompt`,
    `${idea}_a.image_urls -> result.image_urls`,
  ]),
);

test('a row of forty cards becomes a graph that can be read, framed and explained, and is so after a reload', async () => {
  const demo = await signInAsDemo(studio.app.url);
  const { page } = await studio.visit(await demo.createWorkflow('Many ideas', graph));
  await canvas(page).getByRole('group').first().waitFor();

  await page.getByRole('button', { name: 'Tidy up' }).click();
  await page.getByRole('button', { name: 'Undo: tidy up the workflow' }).waitFor();
  await expect.poll(() => page.getByText('Tidied up the workflow.').count()).toBe(1);
  await expectReadable(page);

  await card(page, 'i0_text').click();
  await card(page, 'i0_prompt').click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('ControlOrMeta+g');
  await page.getByRole('textbox', { name: 'Title of the frame' }).waitFor();
  await page.keyboard.type('The first idea');
  await page.keyboard.press('Enter');
  await frame(page, 'The first idea').waitFor();

  await page.keyboard.press('Escape');
  await page.mouse.move(900, 800);
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Text of the note' }).waitFor();
  await page.keyboard.type('The brief: https://example.com/brief.');
  await page.keyboard.press('Escape');
  const link = note(page).getByRole('link', { name: 'https://example.com/brief' });
  expect(await link.getAttribute('href')).toBe('https://example.com/brief');

  // The frame takes along what is in it, by keys as by hand, and undo brings all of it back.
  const before = await placesOf(page);
  await frame(page, 'The first idea').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(async () => (await placesOf(page))['i0_text']?.y).toBe((before['i0_text']?.y ?? 0) - 64);
  const after = await placesOf(page);
  expect(after['i0_prompt']?.y).toBe((before['i0_prompt']?.y ?? 0) - 64);
  expect(after['i1_text']).toEqual(before['i1_text']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => placesOf(page)).toEqual(before);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await saved(page).waitFor();

  await page.reload();
  await frame(page, 'The first idea').waitFor();
  await note(page).getByText('The brief').waitFor();
  expect(await placesOf(page)).toEqual(after);
});

function frame(page: Page, title: string) {
  return canvas(page).getByRole('group', { name: `Frame ${title}` });
}

function note(page: Page) {
  return canvas(page).getByRole('group', { name: /^Note/ });
}

/** Where each thing stands on the canvas, whatever the view; only what is drawn counts. */
function placesOf(page: Page): Promise<Record<string, { x: number; y: number }>> {
  return page.evaluate(() => {
    const cards = [...document.querySelectorAll<HTMLElement>('.react-flow__node')];
    return Object.fromEntries(
      cards.map((element) => {
        const { m41, m42 } = new DOMMatrix(getComputedStyle(element).transform);
        return [element.dataset['id'] ?? '', { x: m41, y: m42 }];
      }),
    );
  });
}

/** No card lies on another, and every one is in view. */
async function expectReadable(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(measure)).toEqual({ cards: 41, covered: 0, out: 0 });
}

function measure() {
  const cards = [...document.querySelectorAll('.react-flow__node')].map((one) => one.getBoundingClientRect());
  const view = document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect();
  const isOut = (box: DOMRect) =>
    box.left < view.left || box.top < view.top || box.right > view.right || box.bottom > view.bottom;
  const covered = cards.filter((box, index) =>
    cards
      .slice(index + 1)
      .some(
        (other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
      ),
  );
  return { cards: cards.length, covered: covered.length, out: cards.filter(isOut).length };
}
