import { lazy } from 'react';
import type { ComponentType } from 'react';
import { fetchCode } from '../../api/fetch-code.ts';
import { LostPart } from './LostPart.tsx';

/** At the latest, in milliseconds: a page that nobody looks at is not painted. */
const longestWait = 150;

/** A whole page, whose code is fetched when it is first drawn. One whose code cannot be had is for the boundary around pages to tell. */
export function lazyPage<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await fetchCode(load) }));
}

/** A part of a page whose code is fetched when it is first drawn. One whose code cannot be had is told about; the rest of the page stays. */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy<ComponentType<Props>>(async () => {
    try {
      return { default: await fetchCode(load) };
    } catch (error) {
      console.warn(error);
      return { default: LostPart };
    }
  });
}

/** The same, once the rest has been painted, so that it takes nothing from what is waited for. */
export function lazyAfterPaint<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazyPart(async () => {
    await painted();
    return load();
  });
}

function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, longestWait);
    // The frame after the one that is being made now.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
