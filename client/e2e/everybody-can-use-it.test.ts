import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { card, choose, endedAs, openSample, runButton } from './testing/editor.ts';
import { startApp } from './testing/start-app.ts';
import { useStudio } from './testing/use-studio.ts';

const studio = useStudio(() => startApp({ hasSamples: true }));

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('no page keeps people out', async () => {
    const { page } = await studio.visit('/sign-in', { colorScheme });
    await page.getByRole('button', { name: 'Continue with the demo account' }).waitFor();
    await expectAccessible(page, 'sign-in');

    await page.goto('/');
    await page.getByRole('link', { name: /Cold brew/ }).waitFor();
    await expectAccessible(page, 'library');

    await openSample(page, /Cold brew/);
    await page.getByText('Ready to run.').waitFor();
    await expectAccessible(page, 'editor');

    await choose(page, 'FLUX Schnell');
    await expectAccessible(page, 'editor with a node chosen');
    await runButton(page).click();
    await endedAs(page, 'Done').waitFor();
    await card(page, 'For the feed').getByText('Done', { exact: true }).waitFor();
    await expectAccessible(page, 'editor after a run');
    await choose(page, 'Art direction');
    await expectAccessible(page, 'node with what it gave');

    await page.getByRole('button', { name: 'Runs' }).click();
    await page
      .getByRole('link', { name: /Done in/ })
      .first()
      .waitFor();
    await expectAccessible(page, 'list of runs');
    await page
      .getByRole('link', { name: /Done in/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Back to editing' }).waitFor();
    await endedAs(page, 'Done').waitFor();
    await expectAccessible(page, 'past run');

    await page
      .getByRole('button', { name: /^Look at picture/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, 'picture');
  });
});

/** Soft, so that one run tells of all pages. */
async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: tester } = globalThis as unknown as { axe: typeof import('axe-core') };
    const result = await tester.run({ resultTypes: ['violations'] });
    return result.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
  });
  expect.soft(violations, where).toEqual([]);
}
