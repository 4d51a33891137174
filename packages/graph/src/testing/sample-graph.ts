import * as fc from 'fast-check';
import type { Graph, GraphEdge, GraphNode } from '../graph.ts';
import type { PortKind } from '../ports/port-kinds.ts';
import type { InputPort, NodeTypeRules, OutputPort, TypeLookup } from '../ports/ports.ts';

/** Node types as plain as can be, so that the graph rules are tested without any real one. */
const sampleTypes: Record<string, NodeTypeRules> = {
  TEXT: rules('Text', [], [output('text', 'text')]),
  PHOTO: rules('Photo', [], [output('image_url', 'image')]),
  PROMPT: rules(
    'Prompt',
    [input('input', 'text', ['text', 'posts', 'prompt', 'image', 'images'], { isOpen: true })],
    [output('prompt', 'prompt')],
  ),
  MODEL: {
    ...rules(
      'Model',
      [
        input('prompt', 'prompt', ['prompt', 'text'], { isRequired: true }),
        input('image_url', 'image', ['image', 'images'], {}),
      ],
      [output('image_urls', 'images')],
    ),
    gives: ['image_urls', 'cost'],
  },
  OUTPUT: rules('Output', [input('image_urls', 'images', ['images', 'image'], { isRequired: true })], []),
};

export const types: TypeLookup = (name) => (Object.hasOwn(sampleTypes, name) ? sampleTypes[name] : undefined);

export function node(key: string, type = 'PROMPT', over: Partial<GraphNode> = {}): GraphNode {
  return { key, type, name: key.toUpperCase(), config: {}, position: { x: 0, y: 0 }, hasBreakpoint: false, ...over };
}

/** `edge('a.text', 'b.input')`; between prompts when no handles are named. */
export function edge(from: string, to: string): GraphEdge {
  const [sourceKey = '', sourceHandle = 'prompt'] = from.split('.');
  const [targetKey = '', targetHandle = 'input'] = to.split('.');
  return { sourceKey, sourceHandle, targetKey, targetHandle };
}

/** A graph of prompts with these connections, by index. */
export function graphOf(size: number, pairs: readonly (readonly [number, number])[]): Graph {
  return {
    nodes: Array.from({ length: size }, (_, index) => node(`n${index}`)),
    edges: pairs.map(([from, to]) => edge(`n${from}`, `n${to}`)),
  };
}

/** Any connections among up to `most` nodes; with `acyclic`, only from lower indexes to higher ones of a shuffled order. */
export function anyConnections(options: {
  most: number;
  acyclic: boolean;
}): fc.Arbitrary<{ size: number; pairs: [number, number][] }> {
  return fc
    .integer({ min: 1, max: options.most })
    .chain((size) => {
      const index = fc.nat({ max: size - 1 });
      const order = fc.shuffledSubarray([...Array(size).keys()], { minLength: size, maxLength: size });
      return fc.tuple(fc.constant(size), order, fc.array(fc.tuple(index, index), { maxLength: size * 3 }));
    })
    .map(([size, order, raw]) => {
      const different = raw.filter(([from, to]) => from !== to);
      if (!options.acyclic) return { size, pairs: different };
      const pairs = different.map(([a, b]): [number, number] => [
        order[Math.min(a, b)] ?? 0,
        order[Math.max(a, b)] ?? 0,
      ]);
      return { size, pairs };
    });
}

function rules(title: string, inputs: InputPort[], outputs: OutputPort[]): NodeTypeRules {
  return {
    title,
    inputs,
    outputs,
    gives: outputs.map((port) => port.name),
    checkConfig: (config) =>
      typeof config === 'object' && config !== null && 'num_images' in config && config.num_images === 5
        ? [{ path: ['num_images'], message: 'must be at most 4, but is 5' }]
        : [],
    checkReadiness: (config, upstream) =>
      typeof config['wants'] !== 'string' ||
      upstream.nodes.some(({ gives }) => gives.some((name) => name === config['wants']))
        ? []
        : [
            {
              code: 'TEMPLATE_VARIABLE_MISSING',
              message: `nothing gives ${config['wants']}.`,
              path: ['wants'],
            },
          ],
  };
}

function input(name: string, kind: PortKind, accepts: PortKind[], over: Partial<InputPort>): InputPort {
  return { name, label: name, kind, accepts, isRequired: false, isOpen: false, ...over };
}

function output(name: string, kind: PortKind): OutputPort {
  return { name, label: name, kind };
}
