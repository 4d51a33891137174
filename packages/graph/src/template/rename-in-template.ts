import { nameKey } from '../text/compare-text.ts';
import { readTemplate } from './read-template.ts';
import { readReference } from './template-scope.ts';

/**
 * A template with the names of nodes that it names changed, `{{Old.text}}` to `{{New.text}}`, all at once, so that two may change
 * places; all else stays as written. `renames` goes from the old names to the new ones; `otherNames` are those of nodes that keep
 * theirs, for `{{Shop.de.text}}` names “Shop.de” and not “Shop” where there is one.
 */
export function renameInTemplate(
  template: string,
  renames: ReadonlyMap<string, string>,
  otherNames: Iterable<string> = [],
): string {
  const newNames = new Map([...renames].map(([from, to]) => [nameKey(from), to]));
  const names = [...renames.keys(), ...otherNames];
  const keys = new Set(names.map(nameKey));
  return readTemplate(template, names)
    .segments.map(({ kind, text, means }) => {
      const { nodeName } = kind === 'variable' ? readReference(means, keys) : { nodeName: null };
      const to = nodeName === null ? undefined : newNames.get(nodeName);
      return to === undefined || nodeName === null ? text : `{{${to}${restAfter(means, nodeName)}}}`;
    })
    .join('');
}

/** What stands behind a node's name, from the dot or the space before it on, as it is written. */
function restAfter(means: string, nodeName: string): string {
  for (let dot = means.lastIndexOf('.'); dot > 0; dot = means.lastIndexOf('.', dot - 1)) {
    const before = means.slice(0, dot);
    if (nameKey(before) === nodeName) return means.slice(before.trimEnd().length);
  }
  return '';
}
