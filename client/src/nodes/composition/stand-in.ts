import type { Content } from '@visualadgen/compose/compose.ts';
import type { Picture } from '@visualadgen/compose/layouts/layout.ts';

const picture: Picture = { width: 1_200, height: 1_500, focus: { x: 0.5, y: 0.5 }, tones: null, isCutOut: false };
const words = {
  headline: 'A headline of a few words',
  body: 'What there is to say about it.',
  call_to_action: 'Find out more',
  price: '19.90',
  old_price: '29.90',
  attribution: 'Somebody who likes it',
  before_label: 'Before',
  after_label: 'After',
};

/** With a stand-in for each picture that is not known, and for the words where none is, so that the layout is seen all the same. */
export function withStandIns(content: Content): Content {
  const missing = content.layout.needs.filter((part) => !content.pictures[part]);
  const isWordless = Object.keys(content.words).length === 0;
  return {
    ...content,
    words: isWordless ? words : content.words,
    pictures: { ...Object.fromEntries(missing.map((part) => [part, picture])), ...content.pictures },
  };
}
