import type { Content } from '@visualadgen/compose/compose.ts';
import type { PicturePart, TextPart } from '@visualadgen/compose/drawing/drawing.ts';
import { type BrandSnapshot, readSnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import { inBrand, ofBrand, type OwnLook, wordsInBrand } from '@visualadgen/compose/brand/in-brand.ts';
import type { OwnFonts } from '@visualadgen/compose/fonts/own-font.ts';
import type { Layout, Words } from '@visualadgen/compose/layouts/layout.ts';
import type { Point } from '@visualadgen/compose/geometry/place-picture.ts';
import type { Overrides } from '@visualadgen/compose/overrides/override.ts';
import { readOverrides } from '@visualadgen/compose/overrides/read-overrides.ts';
import { languageChoices } from '@visualadgen/compose/text/language.ts';
import { inView } from '@visualadgen/compose/saliency/in-view.ts';
import type { PortScope } from '@visualadgen/graph/merging/merge-scope.ts';
import { fillTemplate, readTemplateIn } from '@visualadgen/graph/template/fill-template.ts';
import { plainValue } from '@visualadgen/graph/values/plain-values.ts';
import { valueText } from '@visualadgen/graph/values/value-text.ts';
import type { Value } from '@visualadgen/graph/values/value.ts';
import type { KnownPicture } from './usePictureOf.ts';

/** What a layout would be drawn from, as a node is set and as far as what comes in is known. */
export function readContent(
  layout: Layout,
  settings: Readonly<Record<string, unknown>>,
  scope: PortScope,
  known: Partial<Record<PicturePart, KnownPicture>>,
  ownFonts: OwnFonts,
): Content {
  const focus = readPoint(settings['focal_point']);
  const brand = brandIn(scope);
  const pictures = Object.entries(known).map(([part, { picture }]) => [
    part,
    inView(picture, part === 'image' ? focus : null),
  ]);
  const look = inBrand(readLook(settings), brand);
  return {
    layout,
    words: wordsInBrand(readWords(layout, settings, scope), layout, brand),
    pictures: Object.fromEntries(pictures),
    brand: look,
    ownFonts: Object.fromEntries(
      Object.entries(ownFonts).filter(([role]) => look.fontFiles?.[role as keyof OwnFonts] !== undefined),
    ),
    pictureColors: known.image?.colors ?? [],
    language: languageChoices.find((choice) => choice === settings['language']),
    overrides: filled(readOverrides(settings['overrides']), scope),
  };
}

/** With what is written in them filled in. */
function filled(overrides: Overrides, scope: PortScope): Overrides {
  return Object.fromEntries(
    Object.entries(overrides).map(([id, { texts = {}, ...override }]) => {
      const written = Object.entries(texts).map(([part, template]) => [part, fill(template, scope)]);
      return [id, { ...override, texts: Object.fromEntries(written) }];
    }),
  );
}

/** As it was in the run on screen; null where none is connected, or none has run. */
export function brandIn(scope: PortScope): BrandSnapshot | null {
  const value = scope.input.get('brand')?.known?.value;
  return value ? readSnapshot(plainValue(value)) : null;
}

function readWords(layout: Layout, settings: Readonly<Record<string, unknown>>, scope: PortScope): Words {
  const written = layout.texts.flatMap((part): [TextPart, string][] => {
    const template = textOf(settings[part]);
    const text = template.trim() === '' ? givenText(part, scope) : fill(template, scope);
    return text === '' ? [] : [[part, text]];
  });
  return Object.fromEntries(written);
}

function givenText(part: TextPart, scope: PortScope): string {
  const value = scope.input.get(part)?.known?.value;
  return value ? valueText(first(value)) : '';
}

/** What is not known yet stands by its name. */
function fill(template: string, scope: PortScope): string {
  const parts = [...fillTemplate(readTemplateIn(template, scope), scope)];
  return parts
    .map((part) => {
      if (part.kind === 'value') return part.given.known ? valueText(first(part.given.known.value)) : part.text;
      return part.kind === 'later' || part.kind === 'missing' ? `{{${part.variable}}}` : part.text;
    })
    .join('');
}

/** Of a list the node makes one for each; the first stands for all. */
function first(value: Value): Value {
  return value.kind === 'list' ? (value.items[0] ?? { kind: 'text', text: '' }) : value;
}

function readLook(settings: Readonly<Record<string, unknown>>): OwnLook {
  return {
    background: textOf(settings['background']) || null,
    text: textOf(settings['text_color']) || null,
    accent: textOf(settings['accent']) || null,
    headingFont: textOf(settings['heading_font']) || ofBrand,
    bodyFont: textOf(settings['body_font']) || ofBrand,
  };
}

function readPoint(value: unknown): Point | null {
  const { x, y } = (value ?? {}) as Partial<Point>;
  return typeof x === 'number' && typeof y === 'number' ? { x, y } : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
