import { plainValue, plainValues } from '@visualadgen/graph/values/plain-values.ts';
import type { TypedValues, Value } from '@visualadgen/graph/values/value.ts';
import { isCode } from '../../graph/words/shown-text.ts';
import { isLink } from './read-output.ts';

/** One value of a node as a field to write in. */
export interface FormField {
  name: string;
  /** A text as it is; a link on one line, also one to an image; everything else as JSON. */
  kind: 'text' | 'link' | 'image' | 'json';
  text: string;
  /** What stands there. */
  value: Value;
}

/** The fields for what a node takes or gave, by the kinds of its values alone. A code is nothing that a person writes over. */
export function formOf(values: TypedValues | null): FormField[] {
  return Object.entries(values ?? {})
    .filter(([, value]) => !isCode(plainValue(value)))
    .map(([name, value]) => ({ name, kind: kindOf(value), text: textOf(plainValue(value)), value }));
}

function kindOf(value: Value): FormField['kind'] {
  const plain = plainValue(value);
  if (typeof plain !== 'string') return 'json';
  if (!isLink(plain) || plain.includes('\n')) return 'text';
  return value.kind === 'image' ? 'image' : 'link';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'null');
}

export type WrittenValues =
  | { ok: true; values: Record<string, unknown> }
  /** What is wrong, by the name of the value. */
  | { ok: false; problems: Record<string, string> };

/** The whole of a node's values with what was written in their place. */
export function readWritten(values: TypedValues | null, texts: Readonly<Record<string, string>>): WrittenValues {
  const written: Record<string, unknown> = plainValues(values ?? {});
  const problems: Record<string, string> = {};
  for (const { name, kind } of formOf(values)) {
    const text = texts[name];
    if (text === undefined) continue;
    if (kind !== 'json') written[name] = text;
    else {
      const parsed = parse(text);
      if ('problem' in parsed) problems[name] = parsed.problem;
      else written[name] = parsed.value;
    }
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, values: written };
}

/** Why a text is no JSON, for the person who wrote it; null when it is some. */
export function jsonProblem(text: string): string | null {
  const parsed = parse(text);
  return 'problem' in parsed ? parsed.problem : null;
}

function parse(text: string): { value: unknown } | { problem: string } {
  if (text.trim() === '') return { problem: 'It is empty. For nothing, write null.' };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const where = error instanceof Error ? /\(line \d+ column \d+\)/.exec(error.message)?.[0] : undefined;
    return { problem: `This is not JSON${where ? ` ${where}` : ''}. Texts stand in double quotes.` };
  }
}
