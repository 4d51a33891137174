import { isLogoOnDark } from '@visualadgen/compose/brand/ground-under.ts';
import { usualFont } from '@visualadgen/compose/brand/in-brand.ts';
import type { Content } from '@visualadgen/compose/compose.ts';
import type { OwnFonts } from '@visualadgen/compose/fonts/own-font.ts';
import { findLayout } from '@visualadgen/compose/layouts/index.ts';
import { findPlacement } from '@visualadgen/compose/placements/catalogue.ts';
import { useEffect, useState } from 'react';
import { Skeleton } from '../ui/display/Skeleton.tsx';
import { type DrawnPicture, DrawingView } from '../nodes/composition/DrawingView.tsx';
import { toOwnFont } from '../nodes/composition/own-fonts.ts';
import { useDraw } from '../nodes/composition/useDrawing.ts';
import type { BrandDraft, BrandLogo } from './brand.ts';

const shown = [
  { layout: 'text_only', placement: '1080x1080', width: 252 },
  { layout: 'quote', placement: '1080x1350', width: 200 },
  { layout: 'split', placement: '1200x628', width: 468 },
] as const;

/** The brand as finished ads, while it is written. */
export function BrandSpecimen({ draft, scale = 1 }: { draft: BrandDraft; scale?: number }) {
  const { light, dark, mark } = draft.logos;
  const logo = useLogo(light ?? dark ?? mark);
  const logoOnDark = useLogo(light && dark);
  const pieces = shown.flatMap(({ layout: name, placement: id, width }) => {
    const [layout, placement] = [findLayout(name), findPlacement(id)];
    return layout && placement ? [{ layout, placement, width, content: contentOf(draft, layout, logo) }] : [];
  });
  const draw = useDraw(pieces.map(({ content }) => content));
  return (
    <div className="flex flex-wrap gap-2">
      {pieces.map(({ layout, placement, width, content }) => {
        const size = (width * scale) / placement.width;
        const onLight = draw?.(content, placement);
        const isDark = logoOnDark !== null && onLight && isLogoOnDark(onLight.shapes, content.pictures);
        const used = isDark ? logoOnDark : logo;
        const drawing = isDark ? draw?.(contentOf(draft, layout, used), placement) : onLight;
        return (
          <div
            key={placement.id}
            className="overflow-hidden rounded-lg border border-border"
            style={{ width: width * scale + 2, height: placement.height * size + 2 }}
          >
            {drawing ? (
              <DrawingView
                drawing={drawing}
                pictures={used ? { logo: used } : {}}
                scale={size}
                label={`${draft.name} as an ad, ${placement.title}`}
              />
            ) : (
              <Skeleton className="size-full" />
            )}
          </div>
        );
      })}
    </div>
  );
}

function contentOf(draft: BrandDraft, layout: Content['layout'], logo: DrawnPicture | null): Content {
  const stand = { width: 1_200, height: 1_200, focus: { x: 0.5, y: 0.5 }, tones: null, isCutOut: false };
  return {
    layout,
    words: {
      headline: draft.claims[0]?.text || draft.name || 'Your brand',
      body: draft.tone || 'How it speaks: its tone stands here.',
      call_to_action: draft.callToAction || 'Find out more',
      attribution: draft.name,
    },
    pictures: {
      ...(layout.needs.includes('image') && { image: stand }),
      ...(logo && { logo: { ...stand, width: logo.width, height: logo.height } }),
    },
    brand: {
      background: draft.colors.BACKGROUND ?? null,
      text: draft.colors.TEXT ?? null,
      accent: draft.colors.ACCENT ?? null,
      headingFont: draft.fonts.heading || usualFont,
      bodyFont: draft.fonts.body || usualFont,
    },
    ownFonts: ownFontsOf(draft),
    pictureColors: [],
  };
}

function ownFontsOf({ fontFiles: { heading, body } }: BrandDraft): OwnFonts {
  return { ...(heading && { heading: toOwnFont(heading) }), ...(body && { body: toOwnFont(body) }) };
}

/** With its size, once it is there. */
function useLogo(logo: BrandLogo | null): DrawnPicture | null {
  const [known, setKnown] = useState<DrawnPicture | null>(null);
  const url = logo?.url;
  useEffect(() => {
    if (url === undefined) return undefined;
    const image = new Image();
    const stop = new AbortController();
    const keep = () => setKnown({ url, width: image.naturalWidth, height: image.naturalHeight, left: 0, top: 0 });
    image.addEventListener('load', keep, { signal: stop.signal });
    image.src = url;
    return () => stop.abort();
  }, [url]);
  return known && known.url === url ? known : null;
}
