import { createHash } from 'node:crypto';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import { linesOf } from './lines.ts';
import { type AnswerSchema, limitsIn, readRules, type Rules } from './read-rules.ts';

export interface WritingOrder {
  prompt: string;
  systemPrompt: string;
  /** What can be said of the picture that came along, by the name of what is asked for. */
  seen?: Readonly<Record<string, string | string[]>> | undefined;
  /** By which that picture is told from others. */
  fingerprint?: string | undefined;
}

interface Writing extends WritingOrder {
  rules: Rules;
  /** Where among its lines it begins: the same for the same order. */
  start: number;
}

/**
 * Words that keep to what a system prompt asks for: JSON by its schema, lengths, language, words to avoid. No model writes them, and each
 * text says so by its first word.
 */
export function writeByRules(order: WritingOrder): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([order.prompt, order.systemPrompt, order.fingerprint]))
    .digest();
  const writing = { ...order, rules: readRules(order.systemPrompt), start: hash.readUInt32BE() };
  const { schema } = writing.rules;
  return schema
    ? JSON.stringify(fill(schema, writing, 0, ''))
    : writeText({ type: 'string', description: order.systemPrompt }, writing, 0, 'text');
}

/** `index` is the place in the list that it stands in. */
function fill(schema: AnswerSchema, writing: Writing, index: number, name: string): unknown {
  const seen = Object.hasOwn(writing.seen ?? {}, name) ? writing.seen?.[name] : undefined;
  if (seen !== undefined) return seen;
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, part]) => [key, fill(part, writing, index, key)]),
    );
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 3 }, (_, at) => fill(schema.items ?? {}, writing, at, name));
  if (schema.type === 'boolean') return writing.start % 2 === 0;
  if (schema.type === 'number' || schema.type === 'integer') return index + 1;
  return schema.enum?.[writing.start % schema.enum.length] ?? writeText(schema, writing, index, name);
}

function writeText({ description = '' }: AnswerSchema, writing: Writing, index: number, name: string): string {
  const { words, characters } = limitsIn(description);
  const number = index + 1;
  const candidates = [...longTexts(writing, index, name), `Demo ${number}`, `Demo${number}`, `D${number}`];
  const fits = (text: string) => countWords(text) <= words && text.length <= characters;
  const whole = candidates.find((text) => fits(text) && !usesAvoided(text, writing));
  if (whole !== undefined) return whole;
  return cutText(String(number), characters);
}

/** The longest first. */
function longTexts(writing: Writing, index: number, name: string): string[] {
  const { rules, prompt, start } = writing;
  if (name === 'reason') return ['Demo answer: no model has judged this.'];
  const { lines, calls } = linesOf[rules.language] ?? linesOf.en;
  const pool = name === 'call_to_action' ? calls : lines;
  const inOrder = pool.map((_, at) => pool[(start + index + at) % pool.length] ?? '');
  const short = inOrder.map((line) => `Demo ${index + 1}: ${line}`);
  if (name !== 'body' && name !== 'answer') return short;
  const topic = cutText(prompt.replaceAll(/\s+/g, ' ').trim(), 80, '…');
  return linesOf[rules.language] === linesOf.en
    ? [`${short[0]} A model would write here about “${topic}”.`, ...short]
    : short;
}

function usesAvoided(text: string, { rules }: Writing): boolean {
  return rules.avoid.some((word) => text.toLowerCase().includes(word));
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

function countWords(text: string): number {
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
}
