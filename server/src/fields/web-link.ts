/** Whether a text is the whole address of something on the web. */
export function isWebLink(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
