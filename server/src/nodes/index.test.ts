import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { findNodeTypes, nodeTypes } from './index.ts';

test('every node type of the folder is there, by category', () => {
  expect([...nodeTypes.values()].map((type) => [type.name, type.category, type.title])).toEqual([
    ['BRAND', 'INPUT', 'Brand'],
    ['IMAGE_LIST', 'INPUT', 'Photos'],
    ['IMAGE_INPUT', 'INPUT', 'Product photo'],
    ['SOCIAL_MEDIA', 'INPUT', 'Reddit trends'],
    ['TABLE', 'INPUT', 'Table'],
    ['TEXT_INPUT', 'INPUT', 'Text'],
    ['TEXT_LIST', 'INPUT', 'Texts'],
    ['COMPOSE', 'TRANSFORM', 'Composition'],
    ['FILTER', 'TRANSFORM', 'Filter'],
    ['PROMPT', 'TRANSFORM', 'Prompt'],
    ['SWITCH', 'TRANSFORM', 'Switch'],
    ['CUT_OUT', 'MODEL', 'Cut out'],
    ['DESCRIBE_IMAGE', 'MODEL', 'Describe image'],
    ['IMAGE_MODEL', 'MODEL', 'Image model'],
    ['TEXT_MODEL', 'MODEL', 'Text model'],
    ['UPSCALE', 'MODEL', 'Upscale'],
    ['EXPORT', 'OUTPUT', 'Export'],
    ['OUTPUT', 'OUTPUT', 'Output'],
  ]);
});

test.each([...nodeTypes])('%s can be saved before it is filled in, and refuses names it does not know', (_, type) => {
  expect(type.checkConfig({})).toEqual([]);
  expect(type.checkConfig(type.defaultConfig)).toEqual([]);
  expect(Object.keys(type.defaultConfig)).toEqual(type.fields.map((field) => field.name));
  for (const field of type.fields) expect(type.defaultConfig[field.name]).toEqual(field.default);
  expect(type.checkConfig({ colour: 'red' })).toMatchObject([{ path: ['colour'] }]);
});

async function folderWith(files: Record<string, string>): Promise<URL> {
  const folder = await mkdtemp(path.join(tmpdir(), 'node-types-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(folder, name), text)));
  return pathToFileURL(`${folder}/`);
}

const definition = (name: string) =>
  `export const made = { name: '${name}', title: '${name}', category: 'INPUT', fields: [], checkReadiness() {}, run() {} };`;

test('a new node type is one new file', async () => {
  const folder = await folderWith({
    'new-type.ts': definition('NEW'),
    'new-type.test.ts': 'throw new Error();',
    'notes.md': '',
  });
  expect([...(await findNodeTypes(folder)).keys()]).toEqual(['NEW']);
});

test('a file that holds none, and two with one name, are told at start', async () => {
  await expect(findNodeTypes(await folderWith({ 'empty.ts': 'export const nothing = 1;' }))).rejects.toThrow(
    'empty.ts',
  );
  const twins = await folderWith({ 'one.ts': definition('SAME'), 'two.ts': definition('SAME') });
  await expect(findNodeTypes(twins)).rejects.toThrow('same name');
});
