import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A headless Chromium that comes with the npm packages and needs nothing from the system. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    // Not the bundle's own list: its one process dies with the first context that closes.
    args: [
      '--headless=shell',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
      '--force-color-profile=srgb',
      // Pages live for seconds: their memory is thrown away with them, and need not be searched for what can be freed.
      '--js-flags=--initial-heap-size=512,--min-semi-space-size=32',
    ],
  });
}
