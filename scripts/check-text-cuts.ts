import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { API } from 'typescript/unstable/sync';

/*
 * Texts of people are cut by `cutText` alone, which cuts no emoji and no letter in two. Whatever else takes a part of a text stands
 * here with how often and why. The compiler tells which `slice` is that of a text and which that of a list.
 */

const allowed: Record<string, [times: number, why: string]> = {
  'packages/graph/src/text/cut-text.ts': [5, 'it is what cuts'],
  'packages/graph/src/file-names/name-values.ts': [1, 'the day of an ISO date'],
  'packages/graph/src/template/find-close.ts': [
    5,
    'at braces and dots that were found; a window that is only looked into',
  ],
  'packages/graph/src/template/read-template.ts': [5, 'at braces that were found'],
  'packages/graph/src/template/rename-in-template.ts': [2, 'at a dot that was found'],
  'packages/graph/src/template/template-scope.ts': [2, 'at a dot that was found'],
  'server/src/nodes/answers/words-so-far.ts': [
    2,
    'after a quotation mark; a sign that has not come whole yet is left out',
  ],
  'server/src/paid-calls/report-progress.ts': [1, 'a beginning of which `cutText` then takes a part'],
  'server/src/providers/fal/read-events.ts': [1, 'after a beginning that it has'],
  'server/src/secrets/personal-access-token.ts': [1, 'a token of letters and digits'],
  'server/src/store/migrate.ts': [2, 'the parts of a file name, which have fixed places'],
  'server/src/secrets/signing-key.ts': [1, 'the day of an ISO date'],
  'server/src/secrets/signed-link.ts': [1, 'after a beginning that it has'],
  'server/src/assets/asset-reference.ts': [1, 'after a beginning that it has'],
  'server/src/store/asset-path.ts': [1, 'after the dot of a name whose form is known'],
  'server/src/assets/look/look-keys.ts': [1, 'the digits of an id'],
  'server/src/assets/foreign-image.ts': [1, 'the first bytes of a file, each a sign'],
  'server/src/assets/meaning/meaning.ts': [1, 'the digits of a mark'],
  'server/src/engine/library-events/asset-notice.ts': [2, 'ids and signs of a form that is known'],
  'server/src/nodes/answers/tell-look.ts': [1, 'after a sign that is whole'],
  'server/src/assets/search/asset-words.ts': [2, 'the digits of an id; after a beginning that it has'],
  'server/src/schema/library.ts': [1, 'the digits of a color'],
  'server/src/assets/read-image.ts': [1, 'bytes of a header as Latin-1'],
  'server/src/observe/log/scrub.ts': [1, 'the quotation marks of JSON'],
  'server/src/http/send-body.ts': [1, 'after a beginning that it has'],
  'server/src/schema/describe-usual-parts.ts': [1, 'the name of a mutation, whose first letter is set apart'],
  'server/src/http/fal-webhooks.ts': [1, 'after a beginning that it has'],
  'server/src/http/coercion/value-error.ts': [2, 'at words that were found'],
  'server/src/http/graphql-http.ts': [1, 'at a mark that was found'],
  'server/src/http/trigger-routes.ts': [1, 'after a beginning that it has'],
  'server/src/http/uploads.ts': [1, 'after a beginning that it has'],
  'server/src/engine/notice.ts': [1, 'after a beginning that it has'],
  'packages/demo-fal/src/file-store.ts': [1, 'after a beginning that it has'],
  'client/src/nodes/summary/summary.ts': [1, 'the plural s of a label of ours'],
  'client/src/nodes/template/open-variable.ts': [1, 'between braces that were found and the caret'],
  'packages/graph/src/money/decimal.ts': [2, 'digits'],
  'client/src/run/value/image-key.ts': [1, 'at a mark that was found'],
  'client/src/nodes/table/useTable.ts': [1, 'after the comma of a data link'],
  'client/src/nodes/table/table-value.ts': [1, 'the quotation marks of a cell'],
  'client/src/nodes/list/TextRowBox.tsx': [2, 'at the caret; a part that is only looked into'],
  'client/src/nodes/list/text-rows.ts': [2, 'at the caret'],
  'server/src/providers/tables/read-table.ts': [1, 'a beginning that is only looked into'],
  'server/src/providers/tables/read-xlsx.ts': [2, 'a date, whose form is known'],
  'client/src/graph/words/problems.ts': [2, 'after a beginning that it has'],
  'client/src/graph/store/annotation-actions.ts': [1, 'at a mark that was found'],
  'client/src/editor/run/RunLimitDialog.tsx': [1, 'the dollar sign of an amount'],
  'client/src/graph/model/annotation.ts': [1, 'at a mark that was found'],
  'client/src/editor/content/read-clipboard.ts': [1, 'a media type, after a beginning that it has'],
  'client/src/editor/canvas/annotations/read-links.ts': [2, 'at links that were found'],
  'client/src/run/cost/BudgetDialog.tsx': [1, 'the dollar sign of an amount'],
};

const root = fileURLToPath(new URL('../', import.meta.url));
const projects = ['packages/graph', 'packages/demo-fal', 'server', 'client'];
const cutting = /\.(?:slice|substring|substr|charAt)\(/g;
/** A text taken apart sign by sign falls apart in the same way. */
const splitting = /\.split\((?:''|"")\)/g;

const found = new Map<string, number[]>();
const api = new API({ cwd: root });
try {
  for (const project of projects) lookThrough(project);
} finally {
  api.close();
}

const faults = [...new Set([...found.keys(), ...Object.keys(allowed)])].flatMap((file) => {
  const lines = found.get(file) ?? [];
  const [times] = allowed[file] ?? [0];
  if (lines.length === times) return [];
  return lines.length > times
    ? [
        `${file} takes parts of texts at line ${lines.join(', ')}; use cutText, or say here why it need not (${times} allowed)`,
      ]
    : [`${file} takes ${lines.length} parts of texts, and ${times} are allowed: lower the number`];
});
for (const fault of faults) console.log(`✗ ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;

function lookThrough(project: string) {
  const config = `${root}${project}/tsconfig.json`;
  const checker = api.updateSnapshot({ openProjects: [config] }).getProject(config)?.checker;
  if (!checker) throw new Error(`${config} was not opened.`);
  const files = globSync(`${project}/src/**/*.{ts,tsx}`, { cwd: root });
  for (const file of files.filter((path) => !/\.test\.ts$|[/\\](testing|generated)[/\\]/.test(path)).toSorted()) {
    const source = readFileSync(root + file, 'utf8');
    const places = [...source.matchAll(cutting)].map(({ index }) => index + 1);
    const cuts = places.filter((_, index) => checkerSays(index));
    const splits = [...source.matchAll(splitting)].map(({ index }) => index);
    const lines = [...cuts, ...splits].map((place) => source.slice(0, place).split('\n').length);
    if (lines.length > 0) found.set(file.replaceAll('\\', '/'), lines);

    function checkerSays(index: number): boolean {
      const place = places[index];
      const owner = place === undefined ? undefined : checker?.getSymbolAtPosition(root + file, place)?.getParent();
      // What is of no known owner, such as a text or a list, is taken for a text.
      return owner === undefined || owner.name === 'String';
    }
  }
}
