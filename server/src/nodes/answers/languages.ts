/** The languages that a text can be asked for in, and how each is told from the others without asking anybody. */
interface Language {
  /** As people choose it, in English. */
  name: string;
  /** The letters that it is written with. */
  script: RegExp;
  /** Letters that it has and others of its script do not, or the other way round. */
  only?: RegExp;
  never?: RegExp;
  /** Small words of which nearly every sentence of it has some. */
  words?: readonly string[];
}

const latin = /\p{Script=Latin}/gu;
const cyrillic = /\p{Script=Cyrillic}/gu;

export const languages = {
  ar: { name: 'Arabic', script: /\p{Script=Arabic}/gu },
  zh: { name: 'Chinese', script: /\p{Script=Han}/gu, never: /[\p{Script=Hiragana}\p{Script=Katakana}]/u },
  da: {
    name: 'Danish',
    script: latin,
    words: split('og det er til på af med den jeg ikke der har dig din så for som du et'),
  },
  nl: {
    name: 'Dutch',
    script: latin,
    words: split('de het een en van je is niet dat met voor op zijn ook jouw uw wij maar aan'),
  },
  en: {
    name: 'English',
    script: latin,
    words: split('the and of to is that for with you your it this are on we our in from not'),
  },
  fr: {
    name: 'French',
    script: latin,
    words: split('le la les des et est une pour votre vous avec dans qui pas sur du nous ce au'),
  },
  de: {
    name: 'German',
    script: latin,
    words: split('der die das und ist nicht mit für ein eine dein deine sie zu auf den von im wir'),
  },
  el: { name: 'Greek', script: /\p{Script=Greek}/gu },
  he: { name: 'Hebrew', script: /\p{Script=Hebrew}/gu },
  hi: { name: 'Hindi', script: /\p{Script=Devanagari}/gu },
  it: {
    name: 'Italian',
    script: latin,
    words: split('il lo gli che di è per con una del della non tuo tua le nel sono un più'),
  },
  ja: {
    name: 'Japanese',
    script: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/gu,
    only: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  },
  ko: { name: 'Korean', script: /\p{Script=Hangul}/gu },
  pl: {
    name: 'Polish',
    script: latin,
    words: split('i w na nie się że jest do z dla to twój twoja jak od po tak które co'),
  },
  pt: {
    name: 'Portuguese',
    script: latin,
    words: split('o os que de não para com uma seu sua em você um do da é no na mais'),
  },
  ru: { name: 'Russian', script: cyrillic, never: /[іїєґ]/iu },
  es: {
    name: 'Spanish',
    script: latin,
    words: split('el los que de y no para con una tu su en es un por las del más lo'),
  },
  sv: {
    name: 'Swedish',
    script: latin,
    words: split('och det är att för på med som en inte din av till den du ett vi kan har'),
  },
  th: { name: 'Thai', script: /\p{Script=Thai}/gu },
  tr: {
    name: 'Turkish',
    script: latin,
    words: split('ve bir bu için ile de da çok daha sen senin her en gibi olarak ama ne değil siz'),
  },
  uk: { name: 'Ukrainian', script: cyrillic, never: /[ыэёъ]/iu },
} as const satisfies Record<string, Language>;

export type LanguageCode = keyof typeof languages;
export const languageCodes = Object.keys(languages) as LanguageCode[];

const fewestLetters = 4;
/** Of its letters, how many must be its own: brand names may be in another script. */
const leastShare = 0.3;
/** A sentence of another language shows so many of its small words. */
const fewestSmallWords = 3;

/**
 * Whether a text is surely not in that language. Short texts often cannot be told; they pass. What is looked at are the letters,
 * and of languages that share theirs the small words.
 */
export function isOtherLanguage(text: string, code: LanguageCode): boolean {
  const language: Language = languages[code];
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < fewestLetters) return false;
  if ((text.match(language.script)?.length ?? 0) / letters < leastShare) return true;
  if (language.never?.test(text)) return true;
  // A short headline may well be without them.
  if (language.only && letters >= 12 && !language.only.test(text)) return true;
  return language.words !== undefined && readsAsAnother(text, language);
}

function readsAsAnother(text: string, { words: own = [] }: Language): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const countOf = (small: readonly string[]) => words.filter((word) => small.includes(word)).length;
  const ownCount = countOf(own);
  return Object.values<Language>(languages).some(({ words: others }) => {
    if (!others || others === own) return false;
    // Words that both have say nothing.
    const count = countOf(others.filter((word) => !own.includes(word)));
    return count >= fewestSmallWords && count >= 2 * ownCount;
  });
}

function split(words: string): string[] {
  return words.split(' ');
}
