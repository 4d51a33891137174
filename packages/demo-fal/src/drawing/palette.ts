import { type Color, color, mix, readableOn, tone } from './color.ts';
import { hashText, type Random } from './random.ts';

/** The colours of one picture. Every pair that carries text is readable by WCAG AA. */
export interface Palette {
  /** What the words are about, when they say it. */
  theme: ThemeName | null;
  dark: boolean;
  ground: Color;
  /** A neighbour of the ground, for shapes that lie behind the product. */
  shape: Color;
  /** A second, stronger shape. */
  bold: Color;
  /** Text on the ground. */
  ink: Color;
  /** The colour that is seen first: the button, the sun. */
  pop: Color;
  /** Text on `pop`. */
  popInk: Color;
  /** The product's own colours. */
  body: Color;
  trim: Color;
  cream: Color;
  deep: Color;
}

export type ThemeName = keyof typeof THEMES;

/** Hue and chroma of the main colour, of its companion, and of the accent; `dark` when the theme lives at night. */
interface Theme {
  words: string;
  main: [chroma: number, hue: number];
  second: [chroma: number, hue: number];
  pop: [lightness: number, chroma: number, hue: number];
  dark?: boolean;
}

const THEMES = {
  coffee: {
    words: 'coffee espresso latte cappuccino mocha cafe roast barista brew',
    main: [0.065, 55],
    second: [0.09, 70],
    pop: [0.7, 0.16, 55],
  },
  chocolate: {
    words: 'chocolate cocoa brownie caramel biscuit cookie bakery bread',
    main: [0.06, 40],
    second: [0.1, 65],
    pop: [0.72, 0.15, 30],
  },
  matcha: {
    words: 'matcha tea herbal pistachio avocado',
    main: [0.09, 125],
    second: [0.08, 100],
    pop: [0.62, 0.15, 138],
  },
  ocean: {
    words: 'ocean sea water wave surf marine blue swim pool aqua coast',
    main: [0.11, 235],
    second: [0.1, 200],
    pop: [0.78, 0.16, 65],
  },
  neon: {
    words: 'neon cyber cyberpunk night club party techno gaming game synthwave futuristic',
    main: [0.15, 295],
    second: [0.19, 330],
    pop: [0.85, 0.17, 185],
    dark: true,
  },
  tech: {
    words: 'tech phone smartphone laptop app digital ai software gadget electronic smart headphones audio',
    main: [0.1, 270],
    second: [0.12, 240],
    pop: [0.82, 0.18, 150],
    dark: true,
  },
  forest: {
    words: 'forest green eco plant nature natural vegan organic leaf garden botanical sustainable wood',
    main: [0.09, 150],
    second: [0.09, 120],
    pop: [0.8, 0.15, 90],
  },
  summer: {
    words: 'summer sun sunny beach citrus orange tropical holiday vacation juice mango peach',
    main: [0.14, 70],
    second: [0.14, 45],
    pop: [0.63, 0.21, 25],
  },
  lemon: {
    words: 'lemon yellow honey banana pineapple bee corn',
    main: [0.15, 95],
    second: [0.14, 80],
    pop: [0.55, 0.13, 250],
  },
  luxury: {
    words: 'luxury gold golden perfume fragrance premium elegant jewel jewelry watch whisky champagne exclusive',
    main: [0.03, 70],
    second: [0.09, 85],
    pop: [0.8, 0.12, 85],
    dark: true,
  },
  noir: {
    words: 'black dark noir midnight shadow leather',
    main: [0.015, 260],
    second: [0.03, 30],
    pop: [0.72, 0.19, 40],
    dark: true,
  },
  winter: {
    words: 'winter snow ice frost ski christmas arctic',
    main: [0.06, 240],
    second: [0.05, 215],
    pop: [0.58, 0.21, 25],
  },
  autumn: {
    words: 'autumn fall pumpkin harvest spice spicy cinnamon maple',
    main: [0.12, 50],
    second: [0.13, 30],
    pop: [0.8, 0.15, 85],
  },
  spring: {
    words: 'spring flower floral pink rose blossom love valentine romantic beauty',
    main: [0.1, 5],
    second: [0.09, 350],
    pop: [0.6, 0.22, 10],
  },
  berry: {
    words: 'berry strawberry cherry wine raspberry red fire hot chili tomato pizza burger',
    main: [0.17, 22],
    second: [0.14, 10],
    pop: [0.85, 0.16, 85],
  },
  lavender: {
    words: 'lavender purple violet sleep dream calm magic yoga',
    main: [0.1, 300],
    second: [0.09, 320],
    pop: [0.82, 0.15, 80],
  },
  mint: {
    words: 'mint fresh toothpaste clean spa soap skincare skin cream serum lotion',
    main: [0.07, 175],
    second: [0.06, 160],
    pop: [0.66, 0.17, 28],
  },
  sport: {
    words: 'sport run running runner energy fitness gym training sneaker sneakers marathon football speed bike bicycle',
    main: [0.19, 38],
    second: [0.16, 60],
    pop: [0.88, 0.19, 115],
  },
  candy: {
    words: 'kids kid toy candy sweet fun happy birthday playful icecream ice-cream bubblegum',
    main: [0.13, 350],
    second: [0.13, 300],
    pop: [0.86, 0.16, 95],
  },
  desert: {
    words: 'desert sand clay terracotta earth adobe travel leather ceramic pottery',
    main: [0.1, 45],
    second: [0.07, 70],
    pop: [0.55, 0.1, 200],
  },
  denim: {
    words: 'denim jeans indigo navy fashion bank finance business',
    main: [0.1, 262],
    second: [0.06, 250],
    pop: [0.78, 0.15, 60],
  },
  minimal: {
    words: 'minimal minimalist white simple pure scandinavian nordic linen furniture chair lamp',
    main: [0.025, 75],
    second: [0.04, 60],
    pop: [0.6, 0.15, 40],
  },
} satisfies Record<string, Theme>;

const THEME_OF_WORD = new Map<string, ThemeName>(
  (Object.keys(THEMES) as ThemeName[]).flatMap((name) =>
    THEMES[name].words.split(' ').map((word) => [word, name] as const),
  ),
);

/** The theme that the words name most often; the earlier one when they tie. */
export function themeOf(words: readonly string[]): ThemeName | null {
  const votes = new Map<ThemeName, number>();
  for (const word of words) {
    const theme = THEME_OF_WORD.get(word) ?? THEME_OF_WORD.get(word.replace(/e?s$/, ''));
    if (theme) votes.set(theme, (votes.get(theme) ?? 0) + 1);
  }
  return [...votes].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** Whether a theme lives at night. */
export function isDark(name: ThemeName): boolean {
  const theme: Theme = THEMES[name];
  return theme.dark ?? false;
}

/** `light`, `vivid` and `dark` grounds of one theme; a model may ask for one of them. */
export type Mood = 'light' | 'vivid' | 'dark';

/** A palette from the words; what has no theme takes a hue from its own letters and two that go with it. */
export function paletteOf(words: readonly string[], random: Random, moods: readonly [Mood, ...Mood[]]): Palette {
  const name = themeOf(words);
  const theme: Theme = name ? THEMES[name] : themeOfHash(words.join(' '));
  const wanted = theme.dark && moods.includes('dark') ? 'dark' : random.pick(moods);
  // A vivid ground without chroma is mud.
  const mood = wanted === 'vivid' && theme.main[0] < 0.06 ? 'light' : wanted;
  return paint(name, theme, mood, random.between(-9, 9));
}

/** A palette around one colour, such as that of a photo. */
export function paletteAround(center: Color, random: Random, moods: readonly [Mood, ...Mood[]]): Palette {
  const theme: Theme = {
    words: '',
    main: [Math.max(0.05, Math.min(0.14, center.c * 1.1)), center.h],
    second: [Math.max(0.05, center.c), center.h + 28],
    pop: [0.72, 0.17, center.h + random.pick([180, 150, 210])],
  };
  return paint(null, theme, random.pick(moods), random.between(-6, 6));
}

const LIGHTNESS = {
  light: { ground: 0.93, shape: 0.86, bold: 0.72 },
  vivid: { ground: 0.66, shape: 0.74, bold: 0.54 },
  dark: { ground: 0.24, shape: 0.32, bold: 0.46 },
} satisfies Record<Mood, unknown>;

function paint(name: ThemeName | null, theme: Theme, mood: Mood, drift: number): Palette {
  const [chroma, hue] = [theme.main[0], theme.main[1] + drift];
  const [secondChroma, secondHue] = [theme.second[0], theme.second[1] + drift];
  const level = LIGHTNESS[mood];
  const cream = color(0.97, 0.018, secondHue);
  const deep = color(0.2, Math.min(0.06, chroma * 0.6), hue);
  const strength = mood === 'light' ? 0.35 : mood === 'vivid' ? 1 : 0.55;
  // Yellows and oranges are only themselves when they are light; darker they turn brown.
  const sunny = mood === 'vivid' ? Math.max(0, 1 - Math.abs(hue - 85) / 45) * 0.15 : 0;
  const ground = color(level.ground + sunny, chroma * strength, hue);
  const popBase = color(theme.pop[0], theme.pop[1], theme.pop[2] + drift);
  // An accent that melts into the ground is no accent: move its lightness away.
  const near = Math.abs(popBase.l - ground.l) < 0.12 && Math.abs(popBase.h - ground.h) < 40;
  const pop = near ? tone(popBase, ground.l > 0.6 ? -0.22 : 0.25) : popBase;
  return {
    theme: name,
    dark: mood === 'dark',
    ground,
    shape: color(level.shape + sunny * 0.7, secondChroma * (mood === 'light' ? 0.55 : 0.8), secondHue),
    bold: color(
      level.bold + sunny,
      Math.max(chroma, secondChroma),
      mix(color(0.5, 0.1, hue), color(0.5, 0.1, secondHue), 0.5).h,
    ),
    ink: readableOn(ground, mood === 'dark' ? [cream, deep] : [deep, cream]),
    pop,
    popInk: readableOn(pop, [cream, color(0.16, 0.03, hue)]),
    body:
      mood === 'vivid'
        ? mix(cream, pop, 0.08)
        : color(mood === 'dark' ? 0.62 : 0.58, Math.max(0.08, chroma * 1.15), hue),
    trim: pop,
    cream,
    deep,
  };
}

function themeOfHash(text: string): Theme {
  const hash = hashText(text || 'advertisement');
  const hue = hash % 360;
  const away = [150, 180, 120, 60, 210][(hash >>> 9) % 5] ?? 180;
  return {
    words: '',
    main: [0.09 + ((hash >>> 13) % 6) / 100, hue],
    second: [0.1, hue + 30],
    pop: [0.74, 0.17, hue + away],
  };
}
