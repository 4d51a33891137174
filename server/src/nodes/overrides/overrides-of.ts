import type { TextPart } from '@visualadgen/compose/drawing/drawing.ts';
import type { Layout } from '@visualadgen/compose/layouts/layout.ts';
import { type Override, type Overrides, tidyOverride } from '@visualadgen/compose/overrides/override.ts';
import { partNames } from '@visualadgen/compose/checks/check.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import type { ReadinessProblem } from '@visualadgen/graph/ports/ports.ts';
import { checkTemplate } from '@visualadgen/graph/template/check-template.ts';
import { listWords } from '@visualadgen/graph/text/wording.ts';

interface Overridden {
  placements: readonly string[];
  overrides: Overrides;
}

/** What is set for placements that are chosen, in their order; null where nothing is. */
export function usedOverrides({ placements, overrides }: Overridden): Overrides | null {
  const used = placements.flatMap((id) => {
    const override = overrides[id] && tidyOverride(overrides[id]);
    return override ? [[id, override] as const] : [];
  });
  return used.length > 0 ? Object.fromEntries(used) : null;
}

/** With what is written in them filled in. */
export function filledOverrides(
  { placements, overrides }: Overridden,
  layout: Layout,
  fill: (template: string) => string,
): Overrides | null {
  const used = usedOverrides({ placements, overrides });
  if (!used) return null;
  return Object.fromEntries(
    Object.entries(used).map(([id, override]) => {
      const texts = shownTexts(override, layout).map(([part, template]) => [part, fill(template)]);
      return [id, { ...override, texts: Object.fromEntries(texts) }];
    }),
  );
}

/** What of them cannot be filled in, and what would not be seen. */
export function checkOverrides(
  { placements, overrides }: Overridden,
  layout: Layout,
  nodes: Parameters<typeof checkTemplate>[1],
  named: readonly string[],
): ReadinessProblem[] {
  return Object.entries(overrides).flatMap(([id, override]): ReadinessProblem[] => {
    const path = ['overrides', id];
    if (!placements.includes(id)) {
      const message = `What is set for ${nameOf(id)} alone is not used, since that placement is not chosen.`;
      return tidyOverride(override) ? [{ code: 'INPUT_UNUSED', message, path }] : [];
    }
    const written = shownTexts(override, layout).flatMap(([part, template]) =>
      checkTemplate(template, nodes, named).map((problem) => ({ ...problem, path: [...path, 'texts', part] })),
    );
    const unseen = unseenParts(override, layout).map((part) => partNames[part].toLowerCase());
    if (unseen.length === 0) return written;
    const message = `The layout “${layout.title}” does not show ${listWords(unseen, 'and')}, for which something is set in ${nameOf(id)} alone.`;
    return [...written, { code: 'INPUT_UNUSED', message, path }];
  });
}

function shownTexts({ texts = {} }: Override, layout: Layout): [TextPart, string][] {
  return layout.texts.flatMap((part): [TextPart, string][] => {
    const template = texts[part];
    return template === undefined ? [] : [[part, template]];
  });
}

function unseenParts(
  { texts = {}, hidden = [], focal_points = {}, moves = {}, scales = {} }: Override,
  layout: Layout,
) {
  const shown: readonly string[] = ['logo', ...layout.texts, ...layout.needs, ...(layout.takes ?? [])];
  const named = [texts, focal_points, moves, scales].flatMap((part) => Object.keys(part));
  const parts = Object.keys(partNames) as (keyof typeof partNames)[];
  return parts.filter((part) => !shown.includes(part) && (named.includes(part) || hidden.some((one) => one === part)));
}

function nameOf(id: string): string {
  const placement = findPlacement(id);
  return placement ? `${placement.channel}: ${placement.title}` : id;
}
