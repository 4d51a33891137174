import { nameKey } from '../text/compare-text.ts';
import { findClose } from './find-close.ts';

/** A stretch of a template. Joined together again, the texts are the template. */
export interface TemplateSegment {
  /** As it is written, braces and all. */
  text: string;
  /** Where it begins, counted in UTF-16 code units from 0. */
  start: number;
  kind: 'text' | 'variable' | 'literal' | 'fault';
  /** The variable's name, such as `text` or `Photo.image_url`, or the braces that an escape stands for. */
  means: string;
}

/** Where a template cannot be read, and why. The position counts code units from 0; line and column from 1. */
export interface TemplateFault {
  position: number;
  line: number;
  column: number;
  why: string;
}

export interface ReadTemplate {
  segments: TemplateSegment[];
  /** The first thing that a run refuses; null for a template that can be read. */
  fault: TemplateFault | null;
}

const longestVariable = 400;

/**
 * Reads `{{variable}}` and `{{Node name.variable}}`, and reads on after a fault, because people look at what they are
 * writing.
 *
 * - `\{{` and `\}}` are the braces themselves, and a `}}` that closes nothing is text.
 * - Of more than two braces in a row the inner ones are the variable's, so that JSON can be written around it:
 *   `{"subject":{{{text}}}}` is `{"subject":{`, the text, and `}}`.
 * - Braces that pair up belong to the name: `{{Idea {v2}.text}}`. Where `nodeNames` tells of nodes with braces in their names,
 *   theirs need not even pair up.
 */
export function readTemplate(template: string, nodeNames: Iterable<string> = []): ReadTemplate {
  const braced = [...nodeNames].filter((name) => /[{}]/.test(name)).map(nameKey);
  const segments: TemplateSegment[] = [];
  let fault: TemplateFault | null = null;
  let at = 0;

  function add(kind: TemplateSegment['kind'], end: number, means = template.slice(at, end)) {
    if (end > at) segments.push({ text: template.slice(at, end), start: at, kind, means });
    at = end;
  }
  function fail(end: number, why: string) {
    fault ??= { position: at, ...placeOf(template, at), why };
    add('fault', end);
  }
  function addVariable(start: number, end: number) {
    add('text', start);
    const name = template.slice(start + 2, end - 2).trim();
    const why = nameFault(name);
    if (why) fail(end, why);
    else add('variable', end, name);
  }

  const braces = /\\\{\{|\\\}\}|\{{2,}/g;
  for (let match = braces.exec(template); match; match = braces.exec(template)) {
    const [found] = match;
    const start = match.index;
    if (found.startsWith('\\')) {
      add('text', start);
      add('literal', start + found.length, found.slice(1));
      continue;
    }
    const close = findClose(template, start, start + found.length, braced);
    if (close.isClosed) addVariable(close.start, close.end);
    else {
      add('text', close.start);
      fail(close.end, close.why);
    }
    braces.lastIndex = at;
  }
  add('text', template.length);
  return { segments, fault };
}

/** The variables that a template names, each once, in order. */
export function variablesOf(segments: readonly TemplateSegment[]): string[] {
  return [...new Set(segments.flatMap(({ kind, means }) => (kind === 'variable' ? [means] : [])))];
}

/** The sentence for a template that cannot be read. */
export function faultText({ line, column, why }: TemplateFault): string {
  return `The template cannot be read at line ${line}, character ${column}: ${why}.`;
}

function nameFault(name: string): string | null {
  if (name === '') return 'there is no name between these braces';
  if (name.length <= longestVariable) return null;
  return `the name between these braces is longer than ${longestVariable} characters`;
}

function placeOf(template: string, position: number) {
  const before = template.slice(0, position).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
