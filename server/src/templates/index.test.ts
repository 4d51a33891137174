import { readdir, stat } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { checkAnnotations } from '@visualadgen/graph/annotations/check-annotations.ts';
import { checkReadiness } from '@visualadgen/graph/validation/check-readiness.ts';
import type { GraphNode } from '@visualadgen/graph/graph.ts';
import { validateGraph } from '@visualadgen/graph/validation/validate.ts';
import { nodeTypes } from '../nodes/index.ts';
import { workflowTemplates } from './index.ts';

const types = (name: string) => nodeTypes.get(name);

test('the gallery has fourteen templates, those of a category together', () => {
  expect(workflowTemplates.map(({ category, name }) => `${category}: ${name}`)).toEqual([
    'Product photos: before-and-after',
    'Product photos: flat-lay',
    'Product photos: product-on-new-background',
    'Social ads: trend-led-ad',
    'Social ads: testimonial',
    'Social ads: picture-then-headline',
    'Campaigns: whole-campaign',
    'Campaigns: ads-in-your-brand',
    'Campaigns: ads-ready-to-upload',
    'Campaigns: brief-to-best-ads',
    'Campaigns: three-formats',
    'Campaigns: four-seasons',
    'Compare: headline-variants',
    'Compare: two-models',
  ]);
});

test('the gallery shows what each template makes, and no more than a page can bear', async () => {
  const folder = new URL('../../../client/src/workflows/templates/pictures/', import.meta.url);
  const files = await readdir(folder);
  // A new one is drawn by `pnpm draw-templates`.
  expect(files.toSorted()).toEqual(workflowTemplates.map(({ name }) => `${name}.webp`).toSorted());
  const sizes = await Promise.all(files.map(async (file) => (await stat(new URL(file, folder))).size));
  // Below 4 kB it would be written into the script.
  expect(Math.min(...sizes)).toBeGreaterThan(4_096);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400_000);
});

describe.each(workflowTemplates.map((template) => [template.name, template] as const))('%s', (_, template) => {
  const { graph } = template;
  const { frames = [], notes = [] } = graph;

  test('fits together, and lacks nothing but photos and a brand of the maker’s own', () => {
    expect([...validateGraph(graph, types), ...checkAnnotations(graph)]).toEqual([]);
    const own = graph.nodes
      .filter(({ type }) => ['IMAGE_INPUT', 'IMAGE_LIST', 'BRAND'].includes(type))
      .map(({ key }) => key);
    const problems = checkReadiness(graph, types);
    expect(problems.map(({ code, nodeKeys }) => [code, ...nodeKeys])).toEqual(
      own.map((key) => ['CONFIG_INCOMPLETE', key]),
    );
  });

  test('every node leads to an output, and every name is there once', () => {
    const sources = new Set(graph.edges.map(({ sourceKey }) => sourceKey));
    const ends = graph.nodes.filter(({ key }) => !sources.has(key));
    expect(new Set(ends.map(({ type }) => type)).difference(new Set(['EXPORT']))).toEqual(new Set(['OUTPUT']));
    expect(new Set(graph.nodes.map(({ name }) => name)).size).toBe(graph.nodes.length);
  });

  test('stands on the grid, from left to right, with room around each card', () => {
    const things = [...graph.nodes, ...frames, ...notes];
    expect(things.flatMap(({ position: { x, y } }) => [x % 16, y % 16]).every((rest) => Math.abs(rest) === 0)).toBe(
      true,
    );
    const at = new Map(graph.nodes.map(({ key, position }) => [key, position]));
    for (const { sourceKey, targetKey } of graph.edges)
      expect((at.get(targetKey)?.x ?? 0) - (at.get(sourceKey)?.x ?? 0)).toBeGreaterThanOrEqual(0);
    expect(new Set(graph.nodes.map(({ position }) => `${position.x} ${position.y}`)).size).toBe(graph.nodes.length);
  });

  test('every card stands in one frame, and a note says what to change', () => {
    expect(notes.length).toBeGreaterThan(0);
    const framesAround = ({ position: { x, y } }: GraphNode) =>
      frames.filter(
        ({ position, size }) =>
          x > position.x && x + 256 < position.x + size.width && y > position.y && y < position.y + size.height,
      );
    expect(graph.nodes.map((node) => [node.key, framesAround(node).length])).toEqual(
      graph.nodes.map((node) => [node.key, 1]),
    );
  });
});
