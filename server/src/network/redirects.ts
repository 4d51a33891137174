/** The statuses that send whoever asks to another address. The others from 300 on do not: 304, say, means “not modified”. */
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
  return redirects.has(status);
}
