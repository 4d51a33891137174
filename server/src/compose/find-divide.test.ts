import { longWordsOf, readSyllables, syllablesOf } from '@visualadgen/compose/text/hyphenation.ts';
import { languages } from '@visualadgen/compose/text/language.ts';
import { expect, test } from 'vitest';
import { findDivide } from './find-divide.ts';

const words: Record<(typeof languages)[number], [word: string, divided: string]> = {
  cs: ['nejneobhospodařovávatelnějšími', 'nej-ne-ob-hos-po-da-řo-vá-va-tel-něj-šími'],
  da: ['arbejdsløshedsunderstøttelse', 'arbejds-løs-heds-un-der-støt-telse'],
  de: ['Nahrungsergänzungsmittel', 'Nah-rungs-er-gän-zungs-mit-tel'],
  el: ['ηλεκτροεγκεφαλογράφημα', 'ηλε-κτρο-ε-γκε-φα-λο-γρά-φημα'],
  en: ['Extraordinarily', 'Extra-or-di-nar-ily'],
  es: ['electrodomésticos', 'elec-tro-do-més-ti-cos'],
  fi: ['lentokonesuihkuturbiini', 'len-to-ko-ne-suih-ku-tur-biini'],
  fr: ['anticonstitutionnellement', 'anti-cons-ti-tu-tion-nel-le-ment'],
  hu: ['egészségügyi', 'egész-ség-ügyi'],
  it: ['precipitevolissimevolmente', 'pre-ci-pi-te-vo-lis-si-me-vol-mente'],
  nb: ['menneskerettighetsorganisasjon', 'men-neske-ret-tig-hets-or-ga-ni-sa-sjon'],
  nl: ['arbeidsongeschiktheid', 'arbeids-on-ge-schikt-heid'],
  pl: ['konstantynopolitańczykowianeczka', 'kon-stan-ty-no-po-li-tań-czy-ko-wia-neczka'],
  pt: ['extraordinariamente', 'extra-or-di-na-ri-a-mente'],
  ru: ['достопримечательность', 'досто-при-ме-ча-тель-ность'],
  sv: ['sjukvårdsförsäkring', 'sjuk-vårds-för-säk-ring'],
  tr: ['çekoslovakyalılaştıramadıklarımız', 'çekos-lo-vak-ya-lı-laş-tı-ra-ma-dık-la-rı-mız'],
  uk: ['найнезадовільніший', 'най-не-за-до-віль-ні-ший'],
};

test.each(languages)(
  'in %s words are divided by its patterns, with three letters at least on each side',
  async (language) => {
    const [word, divided] = words[language];
    const divide = await findDivide(language);
    expect(syllablesOf(word, divide).join('-')).toBe(divided);
    expect(syllablesOf(word.toUpperCase(), divide).join('')).toBe(word.toUpperCase());
  },
);

test('long words alone are looked up, in the language of their text or else of the whole ad, and none where that is not sure', async () => {
  const texts = [
    'Nahrungsergänzungsmittel',
    'Für Sie und Ihre Gesundheitsvorsorge',
    'Extraordinarily made for you and the best',
  ];
  expect(Object.fromEntries(longWordsOf(texts))).toEqual({
    de: ['Nahrungsergänzungsmittel', 'Gesundheitsvorsorge'],
    en: ['Extraordinarily'],
  });
  expect(longWordsOf(['Nahrungsergänzungsmittel', 'Jetzt'])).toEqual(new Map());
  expect(longWordsOf(texts, 'none')).toEqual(new Map());
  expect(longWordsOf(['冷萃咖啡冷萃咖啡冷萃咖啡', 'Extraordinarily'], 'zh-Hant')).toEqual(new Map());
  expect([...longWordsOf(['Nahrungsergänzungsmittel'], 'de').keys()]).toEqual(['de']);
  // Names, addresses and what its author has divided.
  const names = 'VisualAdGen visualadgen.example @extraordinarily Abc12345678 Donau\u00ADdampfschifffahrt';
  expect(longWordsOf([names], 'de').get('de') ?? []).toEqual(['extraordinarily']);
  expect(await readSyllables(['„Ruhestandsplanung“, jetzt'], 'de', findDivide)).toEqual({
    Ruhestandsplanung: ['Ruhe', 'stands', 'pla', 'nung'],
  });
});
