import type { Locator, Page } from 'playwright-core';

/* Where a person finds things in the editor. */

export function openSample(page: Page, name: RegExp): Promise<void> {
  return page.getByRole('link', { name }).click();
}

export function canvas(page: Page): Locator {
  return page.getByRole('application', { name: 'Workflow canvas' });
}

/** The card of the node of this name. */
export function card(page: Page, name: string): Locator {
  return canvas(page)
    .getByRole('group')
    .filter({ hasText: new RegExp(`^${name}`) });
}

/** The wires on the canvas. */
export function wires(page: Page): Locator {
  return canvas(page).getByRole('group', { name: /^Connection from/ });
}

/** The dot beside a port's label. */
export function port(onCard: Locator, label: string): Locator {
  return onCard
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${label}`) })
    .locator('.react-flow__handle');
}

/** Opens a node's form. Its head is what a person clicks. */
export async function choose(page: Page, name: string): Promise<void> {
  await card(page, name).getByText(name, { exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Name of the node' }).waitFor();
}

export function settings(page: Page): Locator {
  return page.getByRole('region', { name: 'Settings' });
}

export function runButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Run( \d| [≥$]| free| draws nothing|$)/ });
}

/** Starts a run in one of the other ways, from the menu beside the button. */
export async function runAs(page: Page, way: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'More ways to run' }).click();
  await page.getByRole('menuitem', { name: way }).click();
}

/** The node's part in the run, in the run's own panel. */
export function timelineRow(page: Page, name: string): Locator {
  return page
    .getByRole('region', { name: 'Nodes' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: new RegExp(name) }) });
}

export function saved(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /^Saved$/ });
}

/** The run's own panel, once the run has ended so. */
export function endedAs(page: Page, word: 'Done' | 'Failed' | 'Cancelled'): Locator {
  return page.getByRole('region', { name: 'Status' }).getByText(word, { exact: true });
}

/** The finished images of the run on screen. */
export function results(page: Page): Locator {
  return page.getByRole('region', { name: 'Pictures' }).getByRole('button', { name: /^Look at picture/ });
}

/** Pulls a wire from one port to another, and lets it go once it has snapped to it. */
export async function join(page: Page, from: Locator, to: Locator): Promise<void> {
  const before = await wires(page).count();
  await holdWire(page, from, to);
  await to.and(page.locator('.connectingto.valid')).waitFor();
  await page.mouse.up();
  await wires(page).nth(before).waitFor({ state: 'attached' });
}

/** Pulls a wire out of a port and holds it over another. */
export async function holdWire(page: Page, from: Locator, over: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  const box = await over.boundingBox();
  if (!box) throw new Error('The port to end at is not on screen.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
}
