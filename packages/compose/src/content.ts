import type { OwnFonts } from './fonts/own-font.ts';
import type { Syllables } from './text/hyphenation.ts';
import type { LanguageChoice } from './text/language.ts';
import type { BrandValues, PictureColor } from './layouts/brand.ts';
import type { Layout, Pictures, Words } from './layouts/layout.ts';
import type { Overrides } from './overrides/override.ts';

/** What an ad is composed of, in whatever placement. */
export interface Content {
  layout: Layout;
  words: Words;
  pictures: Pictures;
  brand: BrandValues;
  /** Of the picture, from which colors that the brand does not name follow. */
  pictureColors: readonly PictureColor[];
  /** Uploaded fonts, which go before the families of the brand. */
  ownFonts?: OwnFonts | undefined;
  /** What the words are written in; what they tell themselves where it is left out. */
  language?: LanguageChoice | undefined;
  /** How long words are divided where there is no room for them; see `readSyllables`. */
  syllables?: Syllables | undefined;
  /** What is otherwise in one placement. */
  overrides?: Overrides | undefined;
}
