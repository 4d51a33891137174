/* What each template makes, drawn once by `pnpm draw-templates`. */

const links = import.meta.glob<string>('./pictures/*.webp', { query: '?url', import: 'default', eager: true });

/** The link to what a template makes; undefined for one that nobody has drawn. */
export function templateImage(name: string): string | undefined {
  return links[`./pictures/${name}.webp`];
}
