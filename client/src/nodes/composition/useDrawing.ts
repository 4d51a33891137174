import { compose, measuresFor } from '@visualadgen/compose/compose.ts';
import type { Content } from '@visualadgen/compose/compose.ts';
import type { Drawing } from '@visualadgen/compose/drawing/drawing.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { divide, learnSyllables } from './syllables.ts';
import { areLoaded, loadFonts } from './load-fonts.ts';
import { createMeasure } from './measure-text.ts';

const widthOf = createMeasure();

/**
 * Draws contents as they will look. Null until their fonts are there, and how their words are divided is known; what is typed in fonts and
 * words that are is drawn at once.
 */
export function useDraw(contents: readonly Content[]): typeof draw | null {
  const [turn, lookAgain] = useReducer((count: number) => count + 1, 0);
  // oxlint-disable-next-line react/exhaustive-deps -- with each turn more is known
  const divided = useMemo(() => contents.map((content) => divide(content)), [contents, turn]);
  const words = useMemo(() => divided.flatMap((content) => (content ? measuresFor(content) : [])), [divided]);
  const isReady = useMemo(() => divided.every((content) => content !== null) && areLoaded(words), [divided, words]);
  useEffect(() => {
    if (isReady) return undefined;
    let isCurrent = true;
    void Promise.all([learnSyllables(contents), loadFonts(words)]).then(() => isCurrent && lookAgain());
    return () => {
      isCurrent = false;
    };
  }, [contents, words, isReady]);
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
  return compose(divide(content) ?? content, placement, widthOf);
}
