/** A node's name may be this long, with room for a number after it. */
const longest = 190;
/** What browsers and programs call an image that has no name of its own. */
const nameless = /^(image|picture|photo|img|clipboard|pasted image|blob|file|download|unnamed|untitled)?$/i;
const unwritten = /[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/** What a node is called that a file became: its name without folders, extension and what templates could not name; null where it has none. */
export function nodeNameOfFile(fileName: string): string | null {
  const name = (fileName.split(/[/\\]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/(?<=.)\.[a-z0-9]{1,5}$/i, '')
    .replace(unwritten, ' ')
    .replace(/[{}]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return nameless.test(name) ? null : cut(name);
}

function cut(name: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(name)) {
    if (kept.length + segment.length > longest) break;
    kept += segment;
  }
  return kept.trim();
}
