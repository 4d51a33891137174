import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type DocumentNode, print, stripIgnoredCharacters } from 'graphql';
import type { Plugin } from 'vite';

/**
 * Takes each `graphql(…)` for the document that codegen has written of it, in place of looking it up by its text: the map from texts to
 * documents would hold every query twice, and keep all of them in the first script. Each document is a module of its own, so that it waits
 * with the code that asks it.
 * See https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
export const documentsByImport: Plugin = {
  name: 'documents-by-import',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
  async load(id) {
    if (!id.startsWith(`\0${prefix}`)) return null;
    const [path = '', name = ''] = id.slice(prefix.length + 1).split('#');
    this.addWatchFile(path);
    const [, document] =
      new RegExp(`^export const ${name} = (\\{.*\\}) as unknown as `, 'm').exec(await readFile(path, 'utf8')) ?? [];
    if (!document) throw new Error(`${path} has no ${name}: run \`pnpm codegen\`.`);
    // As text, which is a tenth of its tree and read in no time.
    const text = stripIgnoredCharacters(print(JSON.parse(document) as DocumentNode));
    return `import { gql } from 'urql'; export const ${name} = /* @__PURE__ */ gql(${JSON.stringify(text)});`;
  },
  transform(code, id) {
    const written = /import \{ graphql \} from '(.+)\/gql\.ts';/.exec(code);
    if (!written || !/\.tsx?$/.test(id)) return null;
    const [statement, folder = ''] = written;
    const path = resolve(dirname(id), folder, 'graphql.ts');
    const names = new Set<string>();
    const withDocuments = code.replaceAll(call, (whole, text: string) => {
      const name = documentName(text);
      names.add(name);
      // As many lines as before, so that errors are found where they are.
      return name + '\n'.repeat(whole.split('\n').length - 1);
    });
    const imports = [...names].map((name) => `import { ${name} } from '${prefix}${path}#${name}';`);
    return withDocuments.replace(statement, imports.join(' '));
  },
};

const prefix = 'document:';

const call = /\bgraphql\(\s*(?:\/\* GraphQL \*\/\s*)?`([^`]*)`\s*,?\s*\)/g;

/** As codegen names it. */
function documentName(text: string): string {
  const [, kind, name] = /^\s*(query|mutation|subscription|fragment)\s+(\w+)/.exec(text) ?? [];
  if (!name) throw new Error(`A GraphQL document has no name: ${text.trim().split('\n')[0]}`);
  return `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
}
