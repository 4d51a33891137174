import type { Divide } from '@visualadgen/compose/text/hyphenation.ts';
import { type Language, patternSets } from '@visualadgen/compose/text/language.ts';
import createHyphenator, { type HyphenationFunctionSync, type PatternsDefinition } from 'hyphen';

const known = new Map<Language, Promise<Divide>>();

/** By Liang’s patterns, which the browser has as well. They are read when something is first written in a language. */
export function findDivide(language: Language): Promise<Divide> {
  const made = known.get(language) ?? load(language);
  known.set(language, made);
  return made;
}

async function load(language: Language): Promise<Divide> {
  const path = `hyphen/patterns/${patternSets[language]}.js`;
  const { default: patterns } = (await import(path)) as { default: PatternsDefinition };
  return createHyphenator(patterns) as HyphenationFunctionSync;
}
