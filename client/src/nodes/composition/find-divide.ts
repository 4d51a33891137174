import type { Divide } from '@visualadgen/compose/text/hyphenation.ts';
import type { Language } from '@visualadgen/compose/text/language.ts';
import type { HyphenationFunctionSync, PatternsDefinition } from 'hyphen';

/** Each is fetched when something long is first written in it. */
const patterns: Record<Language, () => Promise<{ default: PatternsDefinition }>> = {
  cs: () => import('hyphen/patterns/cs.js'),
  da: () => import('hyphen/patterns/da.js'),
  de: () => import('hyphen/patterns/de-1996.js'),
  el: () => import('hyphen/patterns/el-monoton.js'),
  en: () => import('hyphen/patterns/en-us.js'),
  es: () => import('hyphen/patterns/es.js'),
  fi: () => import('hyphen/patterns/fi.js'),
  fr: () => import('hyphen/patterns/fr.js'),
  hu: () => import('hyphen/patterns/hu.js'),
  it: () => import('hyphen/patterns/it.js'),
  nb: () => import('hyphen/patterns/nb.js'),
  nl: () => import('hyphen/patterns/nl.js'),
  pl: () => import('hyphen/patterns/pl.js'),
  pt: () => import('hyphen/patterns/pt.js'),
  ru: () => import('hyphen/patterns/ru.js'),
  sv: () => import('hyphen/patterns/sv.js'),
  tr: () => import('hyphen/patterns/tr.js'),
  uk: () => import('hyphen/patterns/uk.js'),
};

const asked = new Map<Language, Promise<Divide>>();
const loaded = new Map<Language, Divide>();

/** By the patterns that the server has as well; null while they are not here. */
export function dividerOf(language: Language): Divide | null {
  return loaded.get(language) ?? null;
}

/** Fetches them. What cannot be fetched now is tried again by whoever asks next. */
export function findDivide(language: Language): Promise<Divide> {
  const made = asked.get(language) ?? load(language);
  asked.set(language, made);
  made.catch(() => asked.delete(language));
  return made;
}

async function load(language: Language): Promise<Divide> {
  const [{ default: createHyphenator }, { default: read }] = await Promise.all([
    import('hyphen'),
    patterns[language](),
  ]);
  const divide = createHyphenator(read) as HyphenationFunctionSync;
  loaded.set(language, divide);
  return divide;
}
