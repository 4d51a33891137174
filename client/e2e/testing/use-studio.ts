import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { borrowPage, giveBack, type KeptPage, mayBeKept } from './kept-page.ts';
import { openBrowser } from './open-browser.ts';
import { type ErrorWatch, watchErrors } from './watch-errors.ts';

/** How long anything may take to show, in milliseconds. Nothing waits this long when it works. */
export const patience = 60_000;

/** What runs: the product itself, or a variant of it. */
interface Running {
  url: string;
  close(): Promise<void>;
}

/** The product and a browser, for all tests of a file. */
export interface Studio<App extends Running> {
  readonly app: App;
  /** Somebody at a computer of their own, who opens the product at a path. */
  visit(path?: string, options?: VisitOptions): Promise<Visit>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** Comes before the first page. */
  prepare?(context: BrowserContext): Promise<void>;
}

export interface Visit extends Pick<ErrorWatch, 'expectError'> {
  page: Page;
  context: BrowserContext;
}

/** One for all files of a worker. */
let shared: Promise<Browser> | undefined;

/** Vitest runs what is given to `onCleanup` after the last file of a worker. It has no hook of its own for that. */
const worker = Reflect.get(globalThis, '__vitest_worker__') as { onCleanup(work: () => Promise<void>): void };

/** A worker that is ended while it still has a browser waits for it for ever, now and then. */
async function openUntilTheWorkerEnds(): Promise<Browser> {
  const browser = await openBrowser();
  worker.onCleanup(() => browser.close());
  return browser;
}

async function shareBrowser(): Promise<Browser> {
  const browser = await (shared ??= openUntilTheWorkerEnds());
  if (browser.isConnected()) return browser;
  shared = undefined;
  return shareBrowser();
}

/** Starts both before the tests. A test in which a page tells of an error that was not expected fails. */
export function useStudio<App extends Running>(start: () => Promise<App>): Studio<App> {
  let app: App;
  let visits: { context: BrowserContext; watch: ErrorWatch; kept?: KeptPage }[] = [];

  beforeAll(async () => {
    [app] = await Promise.all([start(), shareBrowser()]);
  });
  afterEach(async ({ task }) => {
    const hasFailed = task.result?.state === 'fail';
    if (hasFailed) await tellWhatIsShown(visits);
    const faults = visits.flatMap(({ watch }) => watch.unexpected());
    const leaving = visits.map(({ context, watch, kept }) => {
      watch.stop();
      return kept && !hasFailed ? giveBack(kept) : context.close();
    });
    visits = [];
    await Promise.all(leaving);
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await app?.close();
  });

  return {
    get app() {
      return app;
    },
    async visit(path = '/', { prepare, ...options } = {}) {
      const kept =
        !prepare && visits.length === 0 && mayBeKept(options)
          ? await borrowPage(openContext, app.url, options)
          : undefined;
      const context = kept?.context ?? (await openContext(app.url, options));
      const watch = watchErrors(context);
      visits.push({ context, watch, kept });
      await prepare?.(context);
      const page = kept?.page ?? (await context.newPage());
      await page.goto(path);
      return { page, context, expectError: watch.expectError };
    },
  };
}

async function openContext(baseURL: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await (
    await shareBrowser()
  ).newContext({
    baseURL,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(patience);
  return context;
}

/** For whoever reads that a test failed: the pages as a screen reader would tell them. */
async function tellWhatIsShown(visits: { context: BrowserContext }[]): Promise<void> {
  for (const page of visits.flatMap(({ context }) => context.pages())) {
    // Past the console, which the app's log has taken over and cuts short.
    process.stderr.write(`${page.url()}\n${await page.locator('body').ariaSnapshot()}\n`);
  }
}
