import { type OwnFont, ownFamily } from '@visualadgen/compose/fonts/own-font.ts';
import { graphql } from '../../api/generated/gql.ts';
import type { OwnFontFieldsFragment } from '../../api/generated/graphql.ts';
import { declareFont } from './load-fonts.ts';

graphql(`
  fragment OwnFontFields on Font {
    id
    family
    styleName
    style
    scripts
    leastWeight
    mostWeight
    baseline
    byteSize
    contentHash
    url
  }
`);

/** An uploaded font as type is set in it. From then on the page knows where its file is. */
export function toOwnFont(font: OwnFontFieldsFragment): OwnFont {
  const { contentHash, url, style, scripts, baseline, leastWeight: least, mostWeight: most } = font;
  const own: OwnFont = { name: ownFamily(contentHash), style, scripts, baseline, weights: { least, most } };
  declareFont(own, url);
  return own;
}

/** What people call it: `Acme Grotesk Bold`. */
export function titleOf({ family, styleName }: Pick<OwnFontFieldsFragment, 'family' | 'styleName'>): string {
  return styleName === 'Regular' ? family : `${family} ${styleName}`;
}
