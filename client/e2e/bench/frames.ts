import type { Page } from 'playwright-core';

/** How smoothly a page was drawn while something was done with it. */
export interface Frames {
  /** Milliseconds between two frames that no more than this share of them took, such as `at(0.95)`. */
  at(share: number): string;
  seconds: number;
  /** Frames in each second. */
  perSecond: number;
}

/** Frame times are those between two calls of requestAnimationFrame. */
export async function measureFrames(page: Page, act: () => Promise<unknown>): Promise<Frames> {
  const start = performance.now();
  await page.evaluate(watchFrames);
  await act();
  const times = await page.evaluate(() => (window as unknown as { stopFrames(): number[] }).stopFrames());
  const seconds = (performance.now() - start) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  return { at, seconds, perSecond: times.length / seconds };
}

function watchFrames() {
  const times: number[] = [];
  let last = performance.now();
  let id = requestAnimationFrame(function frame(now) {
    times.push(now - last);
    last = now;
    id = requestAnimationFrame(frame);
  });
  (window as unknown as { stopFrames(): number[] }).stopFrames = () => {
    cancelAnimationFrame(id);
    return times.slice(1);
  };
}

/** About as often as a wheel or a mouse tells of itself. */
export async function sixtyTimesASecond(seconds: number, act: (step: number) => Promise<unknown>): Promise<void> {
  const start = performance.now();
  for (let step = 0; step < seconds * 60; step++) {
    await act(step);
    const wait = start + (step + 1) * (1000 / 60) - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
