#!/usr/bin/env node
import { writeFile } from 'node:fs/promises';
import { ask } from './ask.ts';

/*
 * Writes what each published workflow asks and gives as TypeScript:
 *
 *   VISUALADGEN_TOKEN=vag_… npx visualadgen-types https://ads.example workflows.d.ts
 */

const document = `query ($after: String) {
  workflows(first: 100, after: $after, isPublished: true) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id name
      publishedVersion { graph {
        inputs { name label help isRequired kind choices { value } }
        outputs { name label }
      } }
    }
  }
}`;

interface Named {
  name: string;
  label: string;
}
interface Input extends Named {
  help: string | null;
  isRequired: boolean;
  kind: string | null;
  choices: { value: string }[];
}
interface Published {
  id: string;
  name: string;
  publishedVersion: { graph: { inputs: Input[]; outputs: Named[] } };
}
interface Page {
  workflows: { pageInfo: { hasNextPage: boolean; endCursor: string | null }; nodes: Published[] };
}

const [url, path = 'visualadgen-workflows.d.ts'] = process.argv.slice(2);
const token = process.env['VISUALADGEN_TOKEN'];
if (url === undefined || token === undefined) {
  console.error('VISUALADGEN_TOKEN=vag_… visualadgen-types <address of the server> [file to write]');
  process.exit(1);
}
const connection = { url: url.replace(/\/+$/, ''), token, fetch };
const workflows: Published[] = [];
for (let after: string | null = null; ;) {
  const { workflows: page }: Page = await ask<Page>(connection, document, { after });
  workflows.push(...page.nodes);
  after = page.pageInfo.endCursor;
  if (!page.pageInfo.hasNextPage) break;
}
await writeFile(path, print(workflows));
console.log(`${workflows.length} published workflow${workflows.length === 1 ? '' : 's'}: ${path}`);

function print(all: readonly Published[]): string {
  const entries = all.map(({ id, name, publishedVersion: { graph } }) => {
    const inputs = graph.inputs.map(
      (input) => `${comment(input)}        ${input.name}${input.isRequired ? '' : '?'}: ${typeOf(input)};`,
    );
    const outputs = graph.outputs.map((output) => `${comment(output)}        ${output.name}: Output;`);
    return [
      `    /** ${plain(name)} */`,
      `    '${id}': {`,
      '      inputs: {',
      ...inputs,
      '      };',
      '      outputs: {',
      ...outputs,
      '      };',
      '    };',
    ].join('\n');
  });
  return `// Made by visualadgen-types; made again, it is overwritten.
import type { Output } from '@visualadgen/sdk';

declare module '@visualadgen/sdk' {
  interface Workflows {
${entries.join('\n')}
  }
}
`;
}

function comment({ label, ...rest }: Named & { help?: string | null }): string {
  const text = [label, rest.help].filter(Boolean).join(': ');
  return `        /** ${plain(text)} */\n`;
}

/** On one line, and without an end of the comment. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /');
}

function typeOf({ kind, choices }: Input): string {
  const chosen = choices.map(({ value }) => JSON.stringify(value)).join(' | ');
  const types: Record<string, string> = {
    INTEGER: 'number',
    NUMBER: 'number',
    BOOLEAN: 'boolean',
    CHOICE: chosen || 'string',
    TEXTS: 'string[]',
    IMAGES: 'string[]',
    TABLE: 'string[][]',
    DATA: 'unknown',
  };
  return kind === null ? 'never' : (types[kind] ?? 'string');
}
