import type { Content } from '@visualadgen/compose/compose.ts';
import type { PicturePart } from '@visualadgen/compose/drawing/drawing.ts';
import type { FontFile } from '@visualadgen/compose/fonts/own-font.ts';
import { layouts } from '@visualadgen/compose/layouts/index.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import { configValue } from '@visualadgen/graph/fields/config-value.ts';
import type { PortScope } from '@visualadgen/graph/merging/merge-scope.ts';
import { useMemo } from 'react';
import { useFieldScope } from '../fields/FieldScope.ts';
import { useTemplateScope } from '../template/useTemplateScope.ts';
import type { DrawnPicture } from './DrawingView.tsx';
import { brandIn, readContent } from './read-content.ts';
import { useOwnFonts } from './useOwnFonts.ts';
import { type KnownPicture, type PictureState, usePictureOf } from './usePictureOf.ts';

export interface NodeContents {
  /** By the name of the layout. */
  contents: ReadonlyMap<string, Content>;
  drawn: Partial<Record<PicturePart, DrawnPicture>>;
  states: Record<PicturePart, PictureState>;
  /** What of a connected brand is not shown here; null where nothing is missing. */
  brandNote: string | null;
  /** Those that are chosen, in order. */
  placements: readonly Placement[];
}

/** What each layout would be drawn from, as the node of this form is set. */
export function useNodeContents(): NodeContents {
  const { nodeKey, type, config } = useFieldScope();
  const scope = useTemplateScope(nodeKey);
  const image = usePictureOf(nodeKey, 'image');
  const second = usePictureOf(nodeKey, 'second_image');
  const logo = usePictureOf(nodeKey, 'logo');
  const brand = useMemo(() => brandIn(scope), [scope]);
  const { ownFonts, missing } = useOwnFonts(brand);
  return useMemo(() => {
    const settings = Object.fromEntries(type.fields.map((field) => [field.name, configValue(type, config, field)]));
    const states = { image, second_image: second, logo };
    const known = Object.fromEntries(
      Object.entries(states).filter((entry): entry is [PicturePart, KnownPicture] => typeof entry[1] !== 'string'),
    );
    return {
      contents: new Map(layouts.map((layout) => [layout.name, readContent(layout, settings, scope, known, ownFonts)])),
      drawn: Object.fromEntries(Object.entries(known).map(([part, { drawn }]) => [part, drawn])),
      states,
      brandNote: noteOf(scope, logo, missing),
      placements: readPlacements(settings['placements']),
    };
  }, [type, config, scope, image, second, logo, ownFonts, missing]);
}

/** One that there is no more is none. */
function readPlacements(value: unknown): Placement[] {
  const ids = Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
  return ids.map((id) => findPlacement(id)).filter((placement) => placement !== null);
}

function noteOf(scope: PortScope, logo: PictureState, missing: readonly FontFile[]): string | null {
  if (!scope.input.has('brand')) return null;
  const brand = brandIn(scope);
  if (!brand) return 'The brand’s colors and fonts come with the run.';
  const [gone] = missing;
  if (gone) return `The brand’s font “${gone.title}” is no longer there. Another one is used.`;
  const hasLogo = Object.values(brand.logos).some((picture) => picture !== null);
  return hasLogo && logo === 'NONE' ? 'The brand’s logo comes with the run.' : null;
}
