import type { Content } from '@visualadgen/compose/compose.ts';
import type { Drawing } from '@visualadgen/compose/drawing/drawing.ts';
import { type Override, tidyOverride } from '@visualadgen/compose/overrides/override.ts';
import { readOverrides } from '@visualadgen/compose/overrides/read-overrides.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import { useState } from 'react';
import { useFieldScope } from '../../fields/FieldScope.ts';
import { draw } from '../useDrawing.ts';
import { contentWith, granted } from './change-override.ts';

export interface Adjusting {
  /** As it is saved. */
  override: Override;
  saved: Drawing;
  /** With what is being dragged. */
  drawing: Drawing;
  /** The last change was granted only in part. */
  isLimited: boolean;
  /** Shows how it would be, while something is dragged; null for how it is saved. */
  show(override: Override | null): void;
  /** Saves it, as far as the layout grants it: one step that can be undone. */
  save(override: Override): void;
}

/** Changes one ad of a composition, and none of the others. */
export function useAdjusting(content: Content, placement: Placement): Adjusting {
  const { config, readConfig, setFields } = useFieldScope();
  const [shown, setShown] = useState<Override | null>(null);
  const [limitedAt, setLimitedAt] = useState<string | null>(null);
  const { id } = placement;
  const override = readOverrides(config['overrides'])[id] ?? {};
  const saved = draw(content, placement);
  return {
    override,
    saved,
    drawing: shown ? draw(contentWith(content, id, shown), placement) : saved,
    isLimited: limitedAt === id,
    show: setShown,
    save(next) {
      const { limited } = draw(contentWith(content, id, next), placement);
      const { [id]: _, ...others } = readOverrides(readConfig()['overrides']);
      const tidied = tidyOverride(granted(next, { limited }));
      const overrides = tidied ? { ...others, [id]: tidied } : others;
      setShown(null);
      setLimitedAt(limited.length > 0 ? id : null);
      setFields({ overrides: Object.keys(overrides).length > 0 ? overrides : undefined });
    },
  };
}
