import { lazy } from 'react';
import type { ComponentType } from 'react';

/** At the latest, in milliseconds: a page that nobody looks at is not painted. */
const longestWait = 150;

/** A part of a page whose code is fetched once the rest has been painted, so that it takes nothing from what is waited for. */
export function lazyAfterPaint<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    await painted();
    return { default: await load() };
  });
}

function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestWait);
    // The frame after the one that is being made now.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
