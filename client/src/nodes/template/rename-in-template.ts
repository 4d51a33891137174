import { readTemplate } from './read-template.ts';

/** A template with the name of a node that it names changed, `{{Old.text}}` to `{{New.text}}`; all else stays as written. */
export function renameInTemplate(template: string, from: string, to: string): string {
  return readTemplate(template)
    .segments.map(({ kind, text, means }) => {
      const rest = kind === 'variable' && means.startsWith(from) ? means.slice(from.length) : '';
      return /^\s*\./.test(rest) ? `{{${to}${rest}}}` : text;
    })
    .join('');
}
