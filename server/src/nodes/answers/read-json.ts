import { z } from 'zod';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';

/** What is asked for is a few thousand characters; what is this long is no answer to it, and is not looked through. */
export const longestAnswer = 200_000;

export type ReadAnswer<T> = { ok: true; value: T } | { ok: false; problems: string[] };

/** The JSON of an answer that fits a schema: alone, or in one block of Markdown; nothing is guessed or repaired here. */
export function readJson<T>(answer: string, schema: z.ZodType<T>): ReadAnswer<T> {
  if (answer.length > longestAnswer) return no(tooLong(answer));
  const text = withoutFence(answer);
  if (text === '') return no('It is empty.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return no(
      isUnfinished(text)
        ? 'It is JSON that breaks off before its end.'
        : `It is no JSON: “${cutText(text.replaceAll(/\s+/g, ' '), 80, '…')}”.`,
    );
  }
  const read = schema.safeParse(value);
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, problems: read.error.issues.slice(0, mostProblems).map(sentenceOf) };
}

/** The words of an answer that is to be a text and nothing else. */
export function readPlain(answer: string): ReadAnswer<string> {
  if (answer.length > longestAnswer) return no(tooLong(answer));
  const text = withoutFence(answer);
  return text === '' ? no('It is empty.') : { ok: true, value: text };
}

const mostProblems = 10;

/** It begins as JSON does, and something that was opened is still open at its end. */
function isUnfinished(text: string): boolean {
  if (!/^[{[]/.test(text)) return false;
  const open = text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '');
  return open.includes('"') || (open.match(/[{[]/g)?.length ?? 0) > (open.match(/[}\]]/g)?.length ?? 0);
}

function withoutFence(answer: string): string {
  const text = answer.replace(/^\uFEFF/, '').trim();
  const [, inside] = /^[^`]{0,200}```[\w-]*\s*\n([\s\S]*?)\n?\s*```[^`]{0,200}$/.exec(text) ?? [];
  return (inside ?? text).trim();
}

function tooLong({ length }: string): string {
  return `It has ${length.toLocaleString('en')} characters, far more than were asked for.`;
}

function sentenceOf({ path, message }: z.core.$ZodIssue): string {
  const where = path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : String(step))).join(' ');
  return `${where === '' ? 'It' : where}: ${message}.`;
}

function no(problem: string): { ok: false; problems: string[] } {
  return { ok: false, problems: [problem] };
}
