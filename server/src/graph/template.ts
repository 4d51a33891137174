import { AppError } from '../errors.ts';

/** A template in pieces. Positions count characters from 0; `end` is the one after the last. */
export type TemplatePart =
  | { kind: 'text'; text: string }
  | { kind: 'variable'; variable: string; start: number; end: number };

export interface TemplateVariable {
  /** As written between the braces, without the spaces around it: `text`, or `Node name.text`. */
  variable: string;
  start: number;
  end: number;
}

const longestVariable = 400;
const braces = /\\?\{\{|\\?\}\}/g;

/**
 * Reads `{{variable}}` and `{{Node name.variable}}`. `\{{` is a literal `{{`, and the `}}` that belongs to it is literal
 * too. Throws TEMPLATE_INVALID, with the position, when the braces do not pair up.
 */
export function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let opened: number | undefined;
  let literals = 0;
  let at = 0;
  for (const match of template.matchAll(braces)) {
    const [brace] = match;
    const start = match.index;
    const end = start + brace.length;
    if (opened !== undefined) {
      if (brace !== '}}') throw unreadable(template, opened, 'this “{{” is not closed before the next braces');
      parts.push(variablePart(template, opened, end));
      opened = undefined;
    } else {
      parts.push({ kind: 'text', text: template.slice(at, start) });
      if (brace === '{{') {
        opened = start;
      } else if (brace === '}}' && literals === 0) {
        throw unreadable(template, start, 'this “}}” closes nothing; write “\\}}” for the braces themselves');
      } else {
        literals = Math.max(0, literals + (brace === '\\{{' ? 1 : -1));
        parts.push({ kind: 'text', text: brace.slice(-2) });
      }
    }
    at = end;
  }
  if (opened !== undefined) throw unreadable(template, opened, 'this “{{” is never closed');
  parts.push({ kind: 'text', text: template.slice(at) });
  return parts.filter((part) => part.kind === 'variable' || part.text !== '');
}

/** The variables of a template with their positions, in order. Throws TEMPLATE_INVALID as above. */
export function templateVariables(template: string): TemplateVariable[] {
  return parseTemplate(template).flatMap((part) =>
    part.kind === 'variable' ? [{ variable: part.variable, start: part.start, end: part.end }] : [],
  );
}

function variablePart(template: string, start: number, end: number): TemplatePart {
  const variable = template.slice(start + 2, end - 2).trim();
  if (variable === '') throw unreadable(template, start, 'there is no name between these braces');
  if (variable.length > longestVariable) {
    throw unreadable(template, start, `the name between these braces is longer than ${longestVariable} characters`);
  }
  return { kind: 'variable', variable, start, end };
}

function unreadable(template: string, position: number, why: string): AppError {
  const before = template.slice(0, position).split('\n');
  const line = before.length;
  const column = (before.at(-1) ?? '').length + 1;
  return new AppError('TEMPLATE_INVALID', {
    message: `The template cannot be read at line ${line}, character ${column}: ${why}.`,
    details: { position, line, column },
  });
}
