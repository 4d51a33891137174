import { expect, it } from 'vitest';
import { matchingOffers, openVariableAt } from './open-variable.ts';

/** The caret is where the bar is. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  return openVariableAt(marked.replace('|', ''), caret);
}

it('finds the variable that is being written, and what it would replace', () => {
  expect(at('An ad for {{|')).toEqual({ start: 10, end: 12, query: '' });
  expect(at('An ad for {{ te| and more')).toEqual({ start: 10, end: 15, query: 'te' });
  expect(at('{{te|xt}} and {{mood}}')).toEqual({ start: 0, end: 8, query: 'te' });
  expect(at('{{te| and {{mood}}')).toEqual({ start: 0, end: 4, query: 'te' });
  expect(at('{"a":{{{te|xt}}}}')).toEqual({ start: 6, end: 14, query: 'te' });
  expect(at('{{Idea {v|2}.text}} and')).toEqual({ start: 0, end: 18, query: 'Idea {v' });
  expect(at('{{Idea {v|')).toEqual({ start: 0, end: 9, query: 'Idea {v' });
});

it('finds none where none was begun, or the braces are meant', () => {
  for (const marked of ['|', '{|', 'plain|', '{{text}}|', '{{text}} |', '\\{{te|', '{{one\ntwo|', '{|{']) {
    expect(at(marked)).toBeNull();
  }
});

it('offers what fits, the best first, and by the node’s name where that is written', () => {
  const given = { kind: null, known: null };
  const offers = [
    { variable: 'trends', qualified: 'Text talk.trends', from: 'Text talk', given },
    { variable: 'text', qualified: 'Slogan.text', from: 'Slogan', given },
  ];
  const names = (query: string) => matchingOffers(offers, query).map(({ variable }) => variable);
  expect(names('')).toEqual(['trends', 'text']);
  expect(names('TEXT')).toEqual(['text', 'trends']);
  expect(names('slog')).toEqual(['text']);
  expect(names('slogan.')).toEqual(['Slogan.text']);
  expect(names('slo\u200bgan.te')).toEqual(['Slogan.text']);
  expect(names('price')).toEqual([]);
});
