import { findFamily } from '@visualadgen/compose/fonts/families.ts';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import type { WebsiteLook } from '../../nodes/node-services.ts';

const mostSheets = 4;

/** The addresses of its style sheets, as they are written there. */
export function readStyleSheets(html: string): string[] {
  return tagsOf(html)
    .filter(({ name, attributes }) => name === 'link' && /\bstylesheet\b/i.test(attributes.get('rel') ?? ''))
    .flatMap(({ attributes }) => attributes.get('href') ?? [])
    .slice(0, mostSheets);
}

/** `sheets` are those that the page refers to. Nothing of it is run. */
export function readLook(html: string, sheets: readonly string[]): WebsiteLook {
  const own = [...html.matchAll(/<style\b[^>]{0,500}>([^<]*)/gi)].map(([, css = '']) => css);
  const inline = tagsOf(html).flatMap(({ attributes }) => attributes.get('style') ?? []);
  const css = cutText([...own, ...sheets].join('\n'), mostCss);
  const weights = new Map<string, number>();
  const add = (color: string, weight: number) => weights.set(color, (weights.get(color) ?? 0) + weight);
  for (const { name, attributes } of tagsOf(html)) {
    if (name !== 'meta' || !/^(theme-color|msapplication-tilecolor)$/i.test(attributes.get('name') ?? '')) continue;
    for (const color of colorsIn(attributes.get('content') ?? '')) add(color, weightOfTheme);
  }
  for (const [, property = '', value = ''] of `${css}\n${inline.join(';')}`.matchAll(declaration)) {
    const weight = weightOf(property.toLowerCase());
    if (weight > 0) for (const color of colorsIn(value)) add(color, weight);
  }
  const whole = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const colors = [...weights]
    .map(([hex, weight]) => ({ hex, share: weight / whole }))
    .toSorted((a, b) => b.share - a.share)
    .slice(0, mostColors);
  return { colors, headingFont: fontOf(css, headingRules), bodyFont: fontOf(css, bodyRules) };
}

const mostColors = 24;
/** Characters. */
const mostCss = 2_000_000;
const weightOfTheme = 40;
const declaration = /([a-z-]{2,60})\s*:\s*([^;{}]{1,300})/gi;
const headingRules = /(?:^|[},\s])(?:h1|h2|\.h1|\.headline|\.heading)\b[^{}]{0,200}\{([^{}]{0,4000})/gi;
const bodyRules = /(?:^|[},\s])(?:body|html|:root)\b[^{}]{0,200}\{([^{}]{0,4000})/gi;

/** What is named after a brand tells most of it. */
function weightOf(property: string): number {
  if (property.startsWith('--')) return /brand|primary|accent|theme/.test(property) ? 12 : 1;
  if (property.startsWith('background')) return 3;
  return property === 'color' || property === 'fill' || property.startsWith('border') ? 1 : 0;
}

function colorsIn(value: string): string[] {
  const hex = [...value.matchAll(/#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-z])/gi)].map(([, digits = '']) =>
    `#${digits.length === 3 ? Array.from(digits, (digit) => digit + digit).join('') : digits}`.toLowerCase(),
  );
  const rgb = [...value.matchAll(/\brgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)/gi)].flatMap(
    ([, ...parts]) => {
      const numbers = parts.map(Number);
      if (numbers.some((part) => part > 255)) return [];
      return [`#${numbers.map((part) => part.toString(16).padStart(2, '0')).join('')}`];
    },
  );
  return [...hex, ...rgb];
}

/** The first family of a rule that comes with the product. */
function fontOf(css: string, rules: RegExp): string | null {
  for (const [, body = ''] of css.matchAll(rules)) {
    const [, families = ''] = /font(?:-family)?\s*:\s*([^;}]{1,300})/i.exec(body) ?? [];
    for (const written of families.split(',')) {
      const name = written.trim().replace(/^.*["']([^"']*)["']$/, '$1');
      const family = findFamily(name) ?? findFamily(name.replace(/ Variable$/, ''));
      if (family) return family.name;
    }
  }
  return null;
}

interface Tag {
  name: string;
  attributes: ReadonlyMap<string, string>;
}

function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-z][a-z0-9]{0,20})\s([^<>]{0,4000})>/gi)].map(([, name = '', written = '']) => {
    const pairs = written.matchAll(/([a-z:-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi);
    const attributes = [...pairs].map(([, key = '', double, single, bare]): [string, string] => [
      key.toLowerCase(),
      (double ?? single ?? bare ?? '').replaceAll('&amp;', '&'),
    ]);
    return { name: name.toLowerCase(), attributes: new Map(attributes) };
  });
}
