/** A stretch of a template. Joined together again, the texts are the template. */
export interface TemplateSegment {
  /** As it is written, braces and all. */
  text: string;
  /** Where it begins, counted from 0. */
  start: number;
  kind: 'text' | 'variable' | 'literal' | 'fault';
  /** The variable's name, such as `text` or `Photo.image_url`, or the braces that an escape stands for. */
  means: string;
}

/** Where a template cannot be read, and why. The position counts characters from 0; line and column from 1. */
export interface TemplateFault {
  position: number;
  line: number;
  column: number;
  why: string;
}

export interface ReadTemplate {
  segments: TemplateSegment[];
  /** The first thing that a run would refuse; null for a template that can be read. */
  fault: TemplateFault | null;
}

const longestVariable = 400;
const braces = /\\?\{\{|\\?\}\}/g;

/**
 * Reads a template by the server's rule, and reads on after a fault, because people look at what they are writing.
 * `\{{` is a literal `{{`, and the `}}` that belongs to it is literal too.
 */
export function readTemplate(template: string): ReadTemplate {
  const segments: TemplateSegment[] = [];
  let fault: TemplateFault | null = null;
  let opened: number | null = null;
  let literals = 0;
  let at = 0;

  function add(kind: TemplateSegment['kind'], end: number, means = template.slice(at, end)) {
    if (end > at) segments.push({ text: template.slice(at, end), start: at, kind, means });
    at = end;
  }
  function fail(position: number, end: number, why: string) {
    fault ??= { position, ...placeOf(template, position), why };
    add('fault', end);
  }

  for (const match of template.matchAll(braces)) {
    const [brace] = match;
    const start = match.index;
    const end = start + brace.length;
    if (opened !== null && brace === '}}') {
      const name = template.slice(opened + 2, start).trim();
      const why = nameFault(name);
      if (why) fail(opened, end, why);
      else add('variable', end, name);
      opened = null;
      continue;
    }
    if (opened !== null) fail(opened, start, 'this “{{” is not closed before the next braces');
    else add('text', start);
    opened = null;
    if (brace === '{{') opened = start;
    else if (brace === '}}' && literals === 0) {
      fail(start, end, 'this “}}” closes nothing; write “\\}}” for the braces themselves');
    } else {
      literals = Math.max(0, literals + (brace === '\\{{' ? 1 : -1));
      add('literal', end, brace.slice(-2));
    }
  }
  if (opened === null) add('text', template.length);
  else fail(opened, template.length, 'this “{{” is never closed');
  return { segments, fault };
}

/** The variables that a template names, each once, in order. */
export function variablesOf(segments: readonly TemplateSegment[]): string[] {
  return [...new Set(segments.flatMap(({ kind, means }) => (kind === 'variable' ? [means] : [])))];
}

/** The server's sentence for a template that cannot be read. */
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
