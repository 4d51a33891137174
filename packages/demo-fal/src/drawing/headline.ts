import { capitalised, cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { ThemeName } from './palette.ts';
import type { Random } from './random.ts';

export interface Copy {
  /** At most six words; empty when the prompt has no letters. */
  headline: string;
  subline: string;
  /** What the button says. */
  action: string;
  /** One word for the product's label. */
  brand: string;
}

const QUOTED = /["“”«„]([^"“”»«„]{2,60})["“”»]|(?<![\p{L}\p{N}])['‘]([^'‘’]{2,60})['’](?![\p{L}\p{N}])/gu;

/** Marks and joiners are parts of words: of decomposed accents, and of most scripts of India. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’-]|\u200C|\u200D)*/gu;

/** Words that tell a model how to draw and that nobody would print on a poster. */
const STAGE_WORDS = new Set(
  (
    'a an the of for in on at by to with and or as is are be from into over under near its it this that these those our your my their ' +
    'create make generate design draw show showing featuring depicting please want need using use photo photograph photography picture image ' +
    'illustration render rendering shot poster banner ad ads advert advertisement advertising commercial campaign instagram facebook social media post tall ' +
    'style styled look professional product realistic photorealistic hyperrealistic cinematic studio lighting light soft dramatic detailed highly ' +
    'ultra hd 4k 8k high quality resolution background backdrop composition scene view angle close closeup macro wide bokeh depth field vibrant ' +
    'colors colours colorful modern beautiful stunning text saying says reads headline titled placed sitting standing put very person people ' +
    'table surface setting inside outside front back behind next editorial minimalist aesthetic trends trending inspired today about'
  ).split(' '),
);

/** The words of a prompt, in lower case, in order. */
export function wordsOf(prompt: string): string[] {
  return prompt.normalize('NFC').toLowerCase().match(WORD) ?? [];
}

/** Whether a prompt asks for a picture without words, as one does that is to get its words later. */
export function asksForNoWords(prompt: string): boolean {
  return /\b(?:no|without(?:\s+any)?)\s+(?:words|text|letters|lettering|typography|writing)\b/i.test(prompt);
}

/** What a copywriter would take from the prompt: a quoted phrase as it stands, else its first strong words. */
export function copyOf(prompt: string, theme: ThemeName | null, random: Random): Copy {
  const quotes = [...prompt.matchAll(QUOTED)].map((found) => (found[1] ?? found[2] ?? '').trim()).filter(Boolean);
  const clauses = prompt
    .replace(QUOTED, ' ')
    .split(/[.,;:!?\n–—|()]+| (?:with|on|in|for|at|under|near|by|over|from|into|of|to) /iu)
    .map((clause) => strongWords(clause))
    .filter((words) => words.length > 0);
  const quoted = quotes[0];
  // A first clause of two words or more is a thought of its own; one word takes the next clause along.
  const own = clauses[0] && clauses[0].length >= 2 ? clauses[0] : clauses.slice(0, 2).flat();
  const headline = quoted ? shorten(quoted, 6, 44) : sentence(own.length <= 5 ? own : own.slice(0, 4));
  const rest = quoted ? clauses.flat() : clauses.flat().slice(headline.split(' ').length);
  const ownLine = rest.length >= 3 && random.chance(0.35) ? sentence(rest.slice(0, 4)) : null;
  const labels = strongWords(quoted ?? '').concat(clauses.flat());
  const brandWord =
    labels.find((word) => word.length >= 4 && word.length <= 9) ?? labels.find((word) => word.length <= 12);
  return {
    headline,
    subline: ownLine ?? random.pick(LINES[theme ?? 'any'] ?? LINES.any),
    action: quotes.slice(1).find((quote) => quote.length <= 16) ?? random.pick(ACTIONS),
    brand: (brandWord ?? 'Nova').toUpperCase(),
  };
}

function strongWords(text: string): string[] {
  const words = text.match(WORD) ?? [];
  return words.filter((word) => !STAGE_WORDS.has(word.toLowerCase()) && word.length <= 18);
}

function shorten(text: string, maximumWords: number, maximumLetters: number): string {
  const kept: string[] = [];
  for (const word of text.split(/\s+/).slice(0, maximumWords)) {
    if (kept.join(' ').length + word.length + 1 > maximumLetters && kept.length > 0) break;
    kept.push(cutText(word, maximumLetters));
  }
  return kept.join(' ');
}

function sentence(words: readonly string[]): string {
  return capitalised(shorten(words.join(' '), 6, 34));
}

const ACTIONS = ['Shop now', 'Discover more', 'Get yours', 'Try it today', 'Order now', 'See the range'] as const;

type Lines = readonly [string, ...string[]];

const LINES: Partial<Record<ThemeName, Lines>> & { any: Lines } = {
  any: [
    'Made to be noticed',
    'Small details, big days',
    'New this season',
    'Good things, well made',
    'Ready when you are',
  ],
  coffee: ['Slow roasted, never rushed', 'For mornings that begin well', 'The first good thing today'],
  chocolate: ['Baked this morning', 'Rich, warm and yours', 'One more bite'],
  matcha: ['Calm in every cup', 'Stone ground, softly sweet', 'A greener kind of pause'],
  ocean: ['Clear as open water', 'Take the long way to shore', 'Fresh from the tide'],
  neon: ['After dark, it glows', 'The night is yours', 'Turn it all the way up'],
  tech: ['Small device, big ideas', 'Hear what is next', 'Built for tomorrow, today'],
  forest: ['Grown, never rushed', 'Kind to you and the ground', 'From leaf to shelf'],
  summer: ['Sunshine, well chilled', 'Long days start here', 'Pack light, stay late'],
  lemon: ['Bright from the first drop', 'Zest for every day', 'A squeeze of good mood'],
  luxury: ['The quiet art of more', 'Crafted for the few', 'Timeless from every side'],
  noir: ['Less light, more character', 'Made for late hours', 'Bold by nature'],
  winter: ['Warm hands, cold air', 'The season of small lights', 'Let it snow'],
  autumn: ['Golden days, warm spice', 'The best of the harvest', 'Leaves fall, comfort stays'],
  spring: ['In full bloom', 'Soft, fresh, unforgettable', 'Say it with colour'],
  berry: ['Ripe, red and ready', 'Turn up the heat', 'Big flavour, no fuss'],
  lavender: ['Dream a little longer', 'Rest is a ritual', 'Softly, deeply, calm'],
  mint: ['Clean feels like this', 'Skin first, always', 'A fresh start daily'],
  sport: ['Faster than yesterday', 'Every step counts', 'Made to move'],
  candy: ['Sweet on purpose', 'Life is a playground', 'Smiles in every bite'],
  desert: ['Shaped by sun and sand', 'Earth tones, easy days', 'Take the scenic road'],
  denim: ['Wear it your own way', 'Made to last', 'Everyday, only better'],
  minimal: ['Less, but lovely', 'Room to breathe', 'Simply well designed'],
};
