import { partNames } from '@visualadgen/compose/checks/check.ts';
import type { Override } from '@visualadgen/compose/overrides/override.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import { capitalised } from '@visualadgen/graph/text/cut-text.ts';

type Part = keyof typeof partNames;

/** What people call a part of an ad: `Headline`. */
export function partLabel(part: Part): string {
  return capitalised(partNames[part].replace(/^The /, ''));
}

/** What is otherwise in a placement, part by part: `Headline, Logo (hidden)`. */
export function describeOverride({
  texts = {},
  hidden = [],
  focal_points = {},
  moves = {},
  scales = {},
}: Override): string {
  const named = new Set([texts, focal_points, moves, scales].flatMap((part) => Object.keys(part)));
  return (Object.keys(partNames) as Part[])
    .flatMap((part) => {
      if (hidden.some((one) => one === part)) return [`${partLabel(part)} (hidden)`];
      return named.has(part) ? [partLabel(part)] : [];
    })
    .join(', ');
}

export function placementLabel(id: string): string {
  const placement = findPlacement(id);
  return placement ? `${placement.channel}: ${placement.title}` : id;
}
