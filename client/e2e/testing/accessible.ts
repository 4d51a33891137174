import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What a theme decides. All else is the same in both. */
const rulesOfColor = ['color-contrast', 'link-in-text-block'];

export interface Look {
  /** What is looked at: a menu or a dialog alone, for what it covers is out of reach while it is open. */
  part?: string | undefined;
  /** Which faults are told; all, unless it says otherwise. */
  impacts?: readonly string[];
}

/** Nothing on screen keeps people out, in either theme. Soft, so that one run tells of all pages. */
export async function expectAccessible(page: Page, where: string, look: Look = {}): Promise<void> {
  expect.soft(await findBarriers(page, look), where).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await findBarriers(page, look, rulesOfColor), `${where}, in the dark theme`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

async function findBarriers(
  page: Page,
  { part = 'html', impacts }: Look,
  rules?: readonly string[],
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async ([root, only]) => {
      // Colors that are on their way from one theme to the other are nobody's; a child sets out when its parent has arrived.
      const underWay = () => document.getAnimations().filter((animation) => animation instanceof CSSTransition);
      for (let some = underWay(); some.length > 0; some = underWay()) for (const one of some) one.finish();
      const { axe: tester } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations } = await tester.run(root, {
        resultTypes: ['violations'],
        ...(only && { runOnly: { type: 'rule', values: [...only] } }),
      });
      return violations.map(({ id, impact, nodes }) => ({
        impact: impact ?? '',
        told: nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
      }));
    },
    [part, rules] as const,
  );
  return found.filter(({ impact }) => !impacts || impacts.includes(impact)).flatMap(({ told }) => told);
}
