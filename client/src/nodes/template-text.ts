/** A stretch of a template: plain text, or a `{{variable}}`. */
export interface TemplateSegment {
  /** As it is written, braces and all. */
  text: string;
  /** The variable's name, such as `text` or `Photo.image_url`; null for plain text. */
  variable: string | null;
}

export function readTemplate(template: string): TemplateSegment[] {
  const segments: TemplateSegment[] = [];
  let end = 0;
  for (const match of template.matchAll(/(?<!\\)\{\{([^{}]*)\}\}/g)) {
    if (match.index > end) segments.push({ text: template.slice(end, match.index), variable: null });
    segments.push({ text: match[0], variable: (match[1] ?? '').trim() });
    end = match.index + match[0].length;
  }
  if (end < template.length) segments.push({ text: template.slice(end), variable: null });
  return segments;
}

/** What joins into a node, as far as a template can name it. */
export interface Upstream {
  name: string;
  /** Names of the outputs it gives. */
  gives: readonly string[];
}

export interface Offer {
  /** What to write between the braces. */
  variable: string;
  /** The node that gives it. */
  from: string;
}

/**
 * The variables on offer. A name that two nodes give means the later one's, so both are offered by their node's name as
 * well: `{{Photo.image_url}}`.
 */
export function offersOf(upstream: readonly Upstream[]): Offer[] {
  const counts = new Map<string, number>();
  for (const { gives } of upstream) for (const name of gives) counts.set(name, (counts.get(name) ?? 0) + 1);
  return upstream.flatMap((node) =>
    node.gives.map((name) => ({
      variable: (counts.get(name) ?? 0) > 1 ? `${node.name}.${name}` : name,
      from: node.name,
    })),
  );
}

/** The variables of a template that nothing upstream gives, each once. */
export function missingVariables(template: string, upstream: readonly Upstream[]): string[] {
  const known = new Set(upstream.flatMap(({ name, gives }) => gives.flatMap((given) => [given, `${name}.${given}`])));
  const named = readTemplate(template).flatMap(({ variable }) => (variable === null ? [] : [variable]));
  return [...new Set(named)].filter((variable) => !known.has(variable));
}
