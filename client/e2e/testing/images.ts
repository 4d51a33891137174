import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until so many images are there in full, and none is broken. */
export async function expectImages(inside: Locator, count: number): Promise<void> {
  const images = inside.locator('img');
  // Far down a card or a panel they load when they come into view.
  for (const image of await images.all()) await image.scrollIntoViewIfNeeded();
  await expect
    .poll(() => images.evaluateAll((all: HTMLImageElement[]) => all.map((one) => one.complete && one.naturalWidth > 0)))
    .toEqual(Array.from({ length: count }, () => true));
}
