/** What a text model is told so that it writes what was asked for, and what is made of its answer. */
import type { BrandSnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import { findAvoided } from '@visualadgen/compose/brand/find-avoided.ts';
import { listWords, quote } from '@visualadgen/graph/text/wording.ts';
import { z } from 'zod';
import type { ModelRequest } from '../node-services.ts';
import { checkLanguage, checkLength, type LengthLimits } from './check-text.ts';
import { type LanguageCode, languages } from './languages.ts';
import { type ReadAnswer, readJson, readPlain } from './read-json.ts';

export type CopyPart = 'text' | 'headline' | 'body' | 'call_to_action';

/** What is to be written. */
export interface Copy {
  shape: 'text' | 'ad_copy';
  count: number;
  language: LanguageCode | 'any';
  avoid: readonly string[];
  /** Who speaks. What it avoids is among the words to avoid. */
  brand?: BrandSnapshot | null;
  /** Of each part of the shape. */
  limits: Readonly<Partial<Record<CopyPart, LengthLimits>>>;
}

/** One of what was written: each part of the shape. */
export type Written = Partial<Record<CopyPart, string>>;

export const copyParts = {
  text: ['text'],
  ad_copy: ['headline', 'body', 'call_to_action'],
} as const satisfies Record<Copy['shape'], readonly CopyPart[]>;

const partWords: Record<CopyPart, string> = {
  text: 'text',
  headline: 'headline',
  body: 'body',
  call_to_action: 'call to action',
};

export function requestFor<Models extends ModelRequest['models']>(
  instruction: string,
  copy: Copy,
  models: Models,
): ModelRequest & { models: Models } {
  const parameters = { system_prompt: tellRules(copy), max_tokens: tokensFor(copy) };
  return { models, prompt: instruction, imageUrls: [], parameters };
}

/** One text is asked for as it is; whatever has parts, or is several, as JSON. */
function isPlain({ shape, count }: Copy): boolean {
  return shape === 'text' && count === 1;
}

function tellRules(copy: Copy): string {
  const { shape, count, language, avoid } = copy;
  const rules = [
    shape === 'text' ? 'You write the words of ads.' : 'You write ads: a headline, a body and a call to action each.',
    ...(count > 1 ? [`Write ${count}, each clearly different from the others.`] : []),
    ...(language === 'any' ? [] : [`Write in ${languages[language].name} (${language}).`]),
    ...(copy.brand ? brandRules(copy.brand) : []),
    ...(avoid.length > 0 ? [`Never use these words: ${avoid.map(quote).join(', ')}.`] : []),
  ];
  const answer = isPlain(copy)
    ? [...lengthRules(copy, 'text'), 'Answer with the text alone: no title, no quotation marks, no explanation.']
    : [
        'Answer with JSON alone, with nothing before or after it, that fits this JSON Schema:',
        JSON.stringify(z.toJSONSchema(schemaOf(copy))),
      ];
  return [...rules, ...answer].join('\n');
}

function brandRules({ title, tone, words_to_use: liked, claims }: BrandSnapshot): string[] {
  return [
    ...(title === '' ? [] : [`You write for the brand ${quote(title)}.`]),
    ...(tone === '' ? [] : [`Its tone: ${tone}`]),
    ...(liked.length > 0 ? [`Words that it likes to use, where they fit: ${liked.map(quote).join(', ')}.`] : []),
    ...(claims.length > 0
      ? [
          `Of its product claim nothing beyond what you are told. These claims may be made, word for word: ${claims.map(({ text }) => quote(text)).join(', ')}.`,
        ]
      : []),
  ];
}

function lengthRules({ limits }: Copy, part: CopyPart): string[] {
  const { words = null, characters = null } = limits[part] ?? {};
  const rules = [
    ...(words === null ? [] : [`${words} words`]),
    ...(characters === null ? [] : [`${characters} characters`]),
  ];
  return rules.length > 0 ? [`At most ${rules.join(' and at most ')}.`] : [];
}

function schemaOf(copy: Copy): z.ZodType<{ items: Written[] }> {
  const parts = copyParts[copy.shape].map((part) => {
    const text = z.string().trim().min(1);
    const [rule] = lengthRules(copy, part);
    return [part, rule === undefined ? text : text.describe(rule)] as const;
  });
  return z.object({ items: z.array(z.object(Object.fromEntries(parts))).length(copy.count) });
}

/** What was written, where all of it keeps to the rules. */
export function readCopy(answer: string, copy: Copy): ReadAnswer<Written[]> {
  const read = isPlain(copy) ? readPlain(answer) : readJson(answer, schemaOf(copy));
  if (!read.ok) return read;
  const written = typeof read.value === 'string' ? [{ text: read.value }] : read.value.items;
  const problems = [...written.flatMap((one, index) => checkOne(one, index, copy)), ...findSame(written, copy)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: written };
}

function checkOne(one: Written, index: number, copy: Copy): string[] {
  const place = copy.count > 1 ? ` ${index + 1}` : '';
  const parts = copyParts[copy.shape];
  const ofParts = parts.flatMap((part) => {
    const text = one[part] ?? '';
    const limits = copy.limits[part];
    const avoided = findAvoided(text, copy.avoid);
    const wrong = [
      ...(limits ? checkLength(text, limits) : []),
      ...(avoided.length > 0 ? [`uses ${listWords(avoided.map(quote), 'and')}, which is to be avoided`] : []),
    ];
    return wrong.map((what) => `The ${partWords[part]}${place} ${what}.`);
  });
  const whole = parts.map((part) => one[part] ?? '').join('\n');
  const name = copy.shape === 'text' ? partWords.text : 'ad';
  return [...ofParts, ...checkLanguage(whole, copy.language).map((what) => `The ${name}${place} ${what}.`)];
}

/** Several are asked for so that there is a choice. */
function findSame(written: readonly Written[], { shape }: Copy): string[] {
  const keys = written.map((one) => JSON.stringify(copyParts[shape].map((part) => one[part]?.toLowerCase())));
  return keys.flatMap((key, index) => {
    const before = keys.indexOf(key);
    return before < index ? [`Number ${index + 1} is the same as number ${before + 1}.`] : [];
  });
}

/** Where nothing is said, in tokens. */
const usualTokens: Record<CopyPart, number> = { text: 500, headline: 40, body: 200, call_to_action: 20 };
const tokensOfWord = 4;
/** What stands around the words, and what a model thinks before it writes, is billed as written, too. */
const tokensAround = 40;
const tokensOfThought = 1_024;

/** How long the answer may become, in tokens: a sign is never more than about one. */
export function tokensFor({ shape, count, limits }: Copy): number {
  const each = copyParts[shape].reduce((sum, part) => {
    const { words = null, characters = null } = limits[part] ?? {};
    const most = Math.min(words === null ? Infinity : words * tokensOfWord, characters ?? Infinity);
    return sum + (most === Infinity ? usualTokens[part] : most);
  }, tokensAround);
  return tokensOfThought + Math.ceil(count * each * 1.2);
}
