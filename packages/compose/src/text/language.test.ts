import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  ['Der Kaffee für den ruhigen Morgen', 'de'],
  ['Nahrungsergänzungsmittel für Sie und Ihre Familie', 'de'],
  ['Cold brew, made overnight and ready for you at six', 'en'],
  ['Slow mornings, made with the best of beans', 'en'],
  ['Le café qui se prépare pendant la nuit', 'fr'],
  ['El café que se prepara por la noche', 'es'],
  ['O café que não espera por você', 'pt'],
  ['Il caffè che si prepara di notte, per te', 'it'],
  ['De koffie die niet wacht, voor jouw ochtend', 'nl'],
  ['Kawa, która nie czeka, dla Twojego poranka się robi', 'pl'],
  ['Kaffe som är klart när du vaknar', 'sv'],
  ['Kaffen er klar, når du vågner, uden at vente', 'da'],
  ['Kahvi on valmis kun sinä heräät, ja se ei odota', 'fi'],
  ['Káva, která se připraví přes noc, je pro vás', 'cs'],
  ['A kávé, amely már kész, és csak az öné', 'hu'],
  ['Kahve gece hazırlanır ve sizin için bekler', 'tr'],
  ['Кофе, который готов к утру, и это всё для вас', 'ru'],
  ['Кава, що готова до ранку, і це все для вас', 'uk'],
  ['Καφές', 'el'],
])('%j is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test.each([
  // A name or a word alone, and words that several languages have.
  'Nahrungsergänzungsmittel',
  'Extraordinarily',
  'Acme Coldbrewmaschinen',
  'in a',
  'Kaffe er og i det',
  'Кава',
  '冷萃咖啡',
  'قهوة باردة لصباح هادئ',
  '2026 – 19,90 €',
  '',
])('what %j is written in is not sure', (text) => {
  expect(languageOf(text)).toBeNull();
});
