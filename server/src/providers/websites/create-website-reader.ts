import type { WebsiteReader } from '../../nodes/node-services.ts';
import { downloadFile, type DownloadOptions, type WantedFile } from '../download/download-file.ts';
import { readLook, readStyleSheets } from './read-look.ts';

const page: WantedFile = {
  thing: 'website',
  accept: 'text/html,application/xhtml+xml',
  missing: 'WEBSITE_INVALID',
  unreachable: 'WEBSITE_UNREACHABLE',
  tooLarge: 'WEBSITE_INVALID',
};
const sheet: WantedFile = { ...page, thing: 'style sheet', accept: 'text/css' };

/** Bytes, and milliseconds of each file. */
const largest = { page: 2_000_000, sheet: 1_000_000 };
const timeoutMs = 10_000;

/** Looks at websites: no link of theirs may lead to this computer or its network. */
export function createWebsiteReader(
  options: Pick<DownloadOptions, 'allowPrivateHosts' | 'resolve'> = {},
): WebsiteReader {
  return {
    async look(link, signal) {
      const load = async (url: string, wanted: WantedFile, maxBytes: number) =>
        new TextDecoder().decode(
          await downloadFile(url, wanted, { ...options, signal, timeoutMs, tries: 1, maxBytes }),
        );
      const html = await load(link, page, largest.page);
      // A page without one of its style sheets still tells its colors.
      const sheets = await Promise.allSettled(
        readStyleSheets(html)
          .filter((href) => URL.canParse(href, link))
          .map((href) => load(new URL(href, link).href, sheet, largest.sheet)),
      );
      return readLook(
        html,
        sheets.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
      );
    },
  };
}
