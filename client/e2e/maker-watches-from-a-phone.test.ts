import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { graphOf, prompt, text } from '../../server/test/ad-graph.ts';
import { signInAsDemo } from './testing/demo-account.ts';
import { card, endedAs, openSample, results, runButton } from './testing/editor.ts';
import { holdModels } from './testing/hold-models.ts';
import { expectImages } from './testing/images.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ demoPace: 150 }));

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

test('on a phone a run is started with the thumb, watched, and its pictures are looked at', async () => {
  const demo = await signInAsDemo(studio.app.url);
  await demo.createSample(/Cold brew/);
  const { page } = await studio.visit('/', phone);
  await page.getByRole('link', { name: /Cold brew/ }).waitFor();
  await expectFitting(page);

  await openSample(page, /Cold brew/);
  await expectFitting(page);
  const run = await runButton(page).boundingBox();
  expect(run?.height).toBeGreaterThanOrEqual(40);
  // Where a thumb is.
  expect(run?.y).toBeGreaterThan(600);
  const release = holdModels(studio.app);
  await runButton(page).tap();

  const details = page.getByRole('dialog', { name: 'Details' });
  await details.getByText('Running', { exact: true }).first().waitFor();
  release();
  await endedAs(page, 'Done').waitFor();
  await expectImages(results(page), 2);
  await expectFitting(page);
  await results(page).first().tap();
  await page.getByText('1 of 2').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Close' }).tap();
  await details.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Add a node' }).tap();
  await page
    .getByRole('dialog', { name: 'Add a node' })
    .getByRole('button', { name: /^Product photo/ })
    .tap();
  await card(page, 'Product photo').waitFor();

  // Opened again, what was made is what is seen first.
  await page.reload();
  await details.waitFor();
  await expectImages(results(page), 2);

  // A run that has paused is led on from the bar, in which nothing lies over anything else.
  const graph = graphOf(
    [text('idea', 'tea'), { ...prompt('wording', 'An ad for {{text}}'), hasBreakpoint: true }],
    'idea.text -> wording.input',
  );
  await page.goto(await demo.createWorkflow('Tea', graph));
  const bar = page.getByRole('contentinfo');
  // No image model takes part, which the price would not say.
  await bar.getByRole('button', { name: /^Run draws nothing/ }).tap();
  await bar.getByRole('button', { name: 'Resume' }).waitFor();
  await expectFitting(page);
  const boxes = await bar.getByRole('button').evaluateAll((buttons) =>
    buttons.map((button) => {
      const { left, right } = button.getBoundingClientRect();
      return [left, right] as const;
    }),
  );
  expect(boxes).toHaveLength(5);
  for (const [index, [left, right]] of boxes.entries()) {
    expect(left).toBeGreaterThanOrEqual(boxes[index - 1]?.[1] ?? 0);
    expect(right).toBeLessThanOrEqual(phone.viewport.width);
  }
  await bar.getByRole('button', { name: 'Resume' }).tap();
  await endedAs(page, 'Done').waitFor();
});

/** Nothing is wider than the screen, and nothing to press is smaller than a fingertip. */
async function expectFitting(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const isShown = (element: Element) => {
      const { width, top, bottom } = element.getBoundingClientRect();
      return width > 0 && bottom > 0 && top < innerHeight && !element.closest('.sr-only');
    };
    const buttons = [...document.querySelectorAll('button:enabled, [role=tab]')].filter(isShown);
    // Cards grow and shrink with the canvas.
    const small = buttons.filter((button) => {
      const { width, height } = button.getBoundingClientRect();
      return !button.closest('.react-flow__node') && Math.min(width, height) < 39.5;
    });
    return {
      width: document.documentElement.scrollWidth,
      small: small.map((button) => button.getAttribute('aria-label') ?? button.textContent),
    };
  });
  expect(found).toEqual({ width: 360, small: [] });
}
