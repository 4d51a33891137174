import type { HanStyle } from './han.ts';
import { rememberByText } from './remember.ts';
import { mainScript } from './script.ts';

/** Languages whose words can be divided, by their codes (BCP 47). */
export const languages = [
  'cs',
  'da',
  'de',
  'el',
  'en',
  'es',
  'fi',
  'fr',
  'hu',
  'it',
  'nb',
  'nl',
  'pl',
  'pt',
  'ru',
  'sv',
  'tr',
  'uk',
] as const;
export type Language = (typeof languages)[number];

/** Languages whose signs are told apart besides. */
export const hanLanguages = {
  ja: 'JAPANESE',
  ko: 'KOREAN',
  'zh-Hans': 'SIMPLIFIED',
  'zh-Hant': 'TRADITIONAL',
} as const satisfies Record<string, HanStyle>;

/** What may be set: `auto` for what the words tell, `none` so that no word is divided. */
export const languageChoices = [
  'auto',
  'none',
  ...languages,
  ...(Object.keys(hanLanguages) as (keyof typeof hanLanguages)[]),
] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export function isLanguage(choice: LanguageChoice): choice is Language {
  return (languages as readonly string[]).includes(choice);
}

/** The names of their patterns in the npm package `hyphen`. */
export const patternSets: Readonly<Record<Language, string>> = {
  ...(Object.fromEntries(languages.map((language) => [language, language])) as Record<Language, string>),
  de: 'de-1996',
  el: 'el-monoton',
  en: 'en-us',
};

interface Signs {
  /** Small words that nearly every text has. Those that two languages share count for both. */
  words: string;
  /** Letters beside those that all have; another one speaks against it. */
  letters: string;
}

const signs: Record<Exclude<Language, 'el'>, Signs> = {
  cs: {
    words: 'a se na je že s z do o k ale jako za pro jsou nebo by který pod po od až vás vaše jen ten tak při bez už',
    letters: 'áčďéěíňóřšťúůýž',
  },
  da: {
    words:
      'og i at det er en den til på de som med for af et har ikke din dit dine der vi du fra om så kan nu alle uden',
    letters: 'æøåé',
  },
  de: {
    words:
      'der die das und ist in zu den mit von für auf ein eine einen im nicht sie es dem des als auch sich wir ihr ihre du dein deine mehr jetzt nur bei aus wie noch ohne zum zur unser unsere',
    letters: 'äöüß',
  },
  en: {
    words:
      'the of and to in is for with your you on that it are this be from at our we by or an as all more now not just made have get can new its every without',
    letters: '',
  },
  es: {
    words:
      'de la que el en y los del se las por un para con no una su al es lo como más tu todo esta pero sin nuestro nuestra ahora ya te',
    letters: 'áéíóúñü',
  },
  fi: {
    words:
      'ja on ei se että ovat oli kun niin tai myös mutta jos nyt kaikki sinun mukaan vain kuin sekä ilman joka ne voit meidän uusi',
    letters: 'äöå',
  },
  fr: {
    words:
      'le la les de des et un une est en du pour que dans qui sur pas plus au avec vous votre vos ce ne se nous notre nos aux sans tout par ou maintenant',
    letters: 'àâæçéèêëîïôœùûüÿ',
  },
  hu: {
    words:
      'a az és egy hogy nem is van meg de csak minden már ez azt ha vagy most az ön önnek mint még nélkül több új el ki',
    letters: 'áéíóöőúüű',
  },
  it: {
    words:
      'di e il la che un una per è in del i le con non si da dei della al più gli lo tuo tua ora come ma nel sono ti senza tutto alla',
    letters: 'àèéìíòóù',
  },
  nb: {
    words:
      'og i det er en til på som med for av et har ikke din ditt dine vi du fra om så kan nå alle deg seg uten hele',
    letters: 'æøåéòô',
  },
  nl: {
    words:
      'de het een en van in is op te dat voor met zijn niet aan er ook je jouw uw als bij om nu maar meer naar ze wij ons onze zonder nog deze dit',
    letters: 'éëïèóöü',
  },
  pl: {
    words:
      'i w na z się nie do to że jest o jak po za od dla przez już tylko twój twoje twoja co są oraz bez teraz ale czy więcej każdy',
    letters: 'ąćęłńóśźż',
  },
  pt: {
    words:
      'de a o que e do da em um para é com não uma os no se na por mais as dos como mas ao seu sua você agora das sem tudo nosso nossa já',
    letters: 'àáâãçéêíóôõúü',
  },
  ru: {
    words:
      'и в не на с что как это по но для из у за от к вы мы ваш ваша всё все только без же или уже так при до более',
    letters: 'абвгдежзийклмнопрстуфхцчшщъыьэюяё',
  },
  sv: {
    words:
      'och i att det är en som på för med av till den du din ditt dina om ett inte har vi från så kan nu alla utan er mer',
    letters: 'åäöé',
  },
  tr: {
    words:
      've bir bu için ile de da çok daha en ne gibi ama her şimdi sizin senin olan var kadar yeni tüm sadece hem değil',
    letters: 'çğıöşüâîû',
  },
  uk: {
    words: 'і в не на з що як це по та але для із у за від до ви ми ваш ваша все всі тільки без же або вже так при й є',
    letters: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’',
  },
};

const wordsOf = new Map(Object.entries(signs).map(([language, { words }]) => [language, new Set(words.split(' '))]));

/** So many small words, or letters that speak for it, make it sure. */
const least = 2;

/** What a text is written in; null where that is not sure, and for scripts in which nothing is divided. */
export const languageOf = rememberByText((text): Language | null => {
  const script = mainScript(text);
  if (script === 'GREEK') return 'el';
  if (script !== 'LATIN' && script !== 'CYRILLIC') return null;
  const lower = text.normalize('NFC').toLowerCase();
  const found = new Set(lower.match(/[\p{L}\p{M}’]+/gu));
  const special = new Set(lower.match(script === 'LATIN' ? /[^\P{L}a-z]/gu : /\p{Script=Cyrillic}/gu));
  const scored = Object.entries(signs).map(([language, { letters }]) => {
    const isOfScript = (script === 'CYRILLIC') === /\p{Script=Cyrillic}/u.test(letters);
    if (!isOfScript) return { language, score: -Infinity };
    const words = [...found].filter((word) => wordsOf.get(language)?.has(word)).length;
    const foreign = [...special].filter((letter) => !letters.includes(letter)).length;
    // A letter that few others have tells much, one that all of Cyrillic has tells nothing.
    const own = script === 'LATIN' ? [...special].filter((letter) => letters.includes(letter)).length * 0.5 : 0;
    return { language, score: words + own - 2 * foreign };
  });
  const [best, second] = scored.toSorted((a, b) => b.score - a.score);
  if (!best || best.score < least || best.score < (second?.score ?? 0) + 1) return null;
  return best.language as Language;
});
