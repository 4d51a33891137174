import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isEditorPath } from './editor-paths.ts';

test('every page that the editor has is served', () => {
  const source = readFileSync(new URL('../../../client/src/app/App.tsx', import.meta.url), 'utf8');
  const routes = [...source.matchAll(/<Route path="([^"]+)"/g)].map(([, path = '']) => path);
  expect(routes.length).toBeGreaterThan(5);
  for (const route of routes) {
    expect(isEditorPath(route.replaceAll(/:\w+\??/g, 'V29y=')), route).toBe(true);
    expect(isEditorPath(route.replaceAll(/\/:\w+\?/g, '').replaceAll(/:\w+/g, 'V29y=')), route).toBe(true);
  }
});

test.each([
  '/openapi.json',
  '/mcp',
  '/robots.txt',
  '/foo.json',
  '/workflows',
  '/workflows/a/b',
  '/pictures/a/b',
  '/api/v1',
  '//',
  '/assets/x.js',
])('%s is none of its pages', (path) => {
  expect(isEditorPath(path)).toBe(false);
});
