import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/*
 * To open a workflow in a new context takes two seconds of a processor, most of it to fetch, compile, and start the editor. A
 * page that goes on to another address of the same server has all that in memory, and takes half. So one page is kept, from
 * test to test and from file to file, with nothing in it of those who used it.
 */

/** What a kept page can be told to have. Whoever wants more gets a context of their own. */
export type KeptPageOptions = Pick<BrowserContextOptions, 'colorScheme' | 'permissions'>;

export interface KeptPage {
  page: Page;
  context: BrowserContext;
  baseUrl: string;
}

/** What tests listen to. The page's own listeners must stay. */
const heard = ['request', 'response', 'websocket', 'dialog', 'download', 'popup'];

/** The one that nobody uses at the moment. */
let idle: KeptPage | undefined;

export function mayBeKept(options: BrowserContextOptions): options is KeptPageOptions {
  return Object.keys(options).every((name) => name === 'colorScheme' || name === 'permissions');
}

/** Gives the page that is kept for this server, or a new one. It is the borrower's until it is given back. */
export async function borrowPage(
  open: (baseUrl: string) => Promise<BrowserContext>,
  baseUrl: string,
  { colorScheme = 'light', permissions = [] }: KeptPageOptions,
): Promise<KeptPage> {
  let kept = idle;
  idle = undefined;
  if (kept && (kept.baseUrl !== baseUrl || kept.page.isClosed())) {
    await kept.context.close();
    kept = undefined;
  }
  if (!kept) {
    const context = await open(baseUrl);
    kept = { page: await context.newPage(), context, baseUrl };
  }
  await kept.page.emulateMedia({ colorScheme });
  if (permissions.length > 0) await kept.context.grantPermissions([...permissions]);
  return kept;
}

/** Leaves nothing of whoever used it: it is signed out, and on a page of the server that runs nothing. */
export async function giveBack(kept: KeptPage): Promise<void> {
  const { page, context } = kept;
  const others = context.pages().filter((one) => one !== page);
  await Promise.all(others.map((one) => one.close()));
  await Promise.all([page.unrouteAll({ behavior: 'ignoreErrors' }), context.unrouteAll({ behavior: 'ignoreErrors' })]);
  for (const event of heard) page.removeAllListeners(event);
  await context.setOffline(false);
  await page.mouse.move(0, 0);
  await page.goto('/robots.txt');
  await page.evaluate(async () => {
    localStorage.clear();
    sessionStorage.clear();
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  });
  await Promise.all([context.clearCookies(), context.clearPermissions()]);
  idle = kept;
}
