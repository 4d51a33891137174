import type { Catalogue } from '../../nodes/catalogue.ts';
import { renameInTemplate } from '../../nodes/template/rename-in-template.ts';
import type { EditorStore } from '../editor-store.ts';
import { nameOf } from './name-of.ts';

/**
 * Lets the templates that a node feeds go on naming it after it was renamed. Not where another node that feeds them has the
 * old name, for that may be the one they mean.
 */
export function followRename(store: EditorStore, catalogue: Catalogue, key: string, from: string): void {
  const { nodes, edges, setFields } = store.getState();
  const to = nameOf(nodes, key);
  const fed = new Set(edges.filter(({ source }) => source === key).map(({ target }) => target));
  for (const { id, data } of nodes) {
    const others = edges.filter(({ source, target }) => target === id && source !== key);
    if (!fed.has(id) || others.some(({ source }) => nameOf(nodes, source) === from)) continue;
    for (const field of catalogue.nodeType(data.type)?.fields ?? []) {
      const template = field.kind === 'TEMPLATE' ? data.config[field.name] : undefined;
      if (typeof template !== 'string') continue;
      const renamed = renameInTemplate(template, from, to);
      if (renamed !== template) setFields([id], { [field.name]: renamed });
    }
  }
}
