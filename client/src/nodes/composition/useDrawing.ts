import { compose, measuresFor } from '@visualadgen/compose/compose.ts';
import type { Content } from '@visualadgen/compose/compose.ts';
import type { Drawing } from '@visualadgen/compose/drawing/drawing.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { areLoaded, loadFonts } from './load-fonts.ts';
import { createMeasure } from './measure-text.ts';

const widthOf = createMeasure();

/** Draws contents as they will look. Null until their fonts are there; what is typed in fonts that are is drawn at once. */
export function useDraw(contents: readonly Content[]): typeof draw | null {
  const [turn, lookAgain] = useReducer((count: number) => count + 1, 0);
  const words = useMemo(() => contents.flatMap((content) => measuresFor(content)), [contents]);
  // oxlint-disable-next-line react/exhaustive-deps -- with each turn more is loaded
  const isReady = useMemo(() => areLoaded(words), [words, turn]);
  useEffect(() => {
    if (isReady) return undefined;
    let isCurrent = true;
    void loadFonts(words).then(() => isCurrent && lookAgain());
    return () => {
      isCurrent = false;
    };
  }, [words, isReady]);
  return isReady ? draw : null;
}

/**
 * The content whose fonts are there: the one before, while those of what was just typed are on their way, so that what is looked at stays.
 * Null before the first. It must be the same for the same content.
 */
export function useReady(content: Content | null): Content | null {
  const isReady = useDraw(useMemo(() => (content ? [content] : []), [content])) !== null;
  const [ready, setReady] = useState(content);
  const [hasBegun, setHasBegun] = useState(false);
  if (isReady && ready !== content) setReady(content);
  if (isReady && !hasBegun) setHasBegun(true);
  return hasBegun ? ready : null;
}

/** Draws a content whose fonts are there. */
export function draw(content: Content, placement: Placement): Drawing {
  return compose(content, placement, widthOf);
}
