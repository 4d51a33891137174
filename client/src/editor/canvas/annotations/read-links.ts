interface Part {
  text: string;
  /** Where it leads; null for words. */
  url: string | null;
}

/** A text in parts: words, and the web links among them. A sign that ends the sentence does not belong to the link. */
export function readLinks(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(/https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’']/g)) {
    if (!URL.canParse(match[0])) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), url: null });
    parts.push({ text: match[0], url: match[0] });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), url: null });
  return parts;
}
