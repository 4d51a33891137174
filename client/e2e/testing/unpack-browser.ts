import bundled from '@sparticuz/chromium';

/** Unpacks the browser once for the whole run: two workers that do it at the same time would spoil it for each other. */
export async function setup(): Promise<void> {
  await bundled.executablePath();
}
