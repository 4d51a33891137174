import { describe, expect, it } from 'vitest';
import { inputFor, inputPort, outputFor, refuseConnection } from './connection-rules.ts';
import type { PortedType, Wiring } from './connection-rules.ts';
import type { GraphEdge } from '../model/graph.ts';

const text: PortedType = { title: 'Text', inputs: [], outputs: [{ name: 'text', label: 'Text', kind: 'TEXT' }] };
const photo: PortedType = { title: 'Photo', inputs: [], outputs: [{ name: 'url', label: 'Image', kind: 'IMAGE' }] };
const open: PortedType = {
  title: 'Prompt',
  inputs: [{ name: 'in', label: 'Anything', kind: 'TEXT', accepts: ['TEXT', 'PROMPT', 'IMAGE'], isOpen: true }],
  outputs: [{ name: 'prompt', label: 'Prompt', kind: 'PROMPT' }],
};
const model: PortedType = {
  title: 'Model',
  inputs: [{ name: 'prompt', label: 'Prompt', kind: 'PROMPT', accepts: ['PROMPT', 'TEXT'], isOpen: false }],
  outputs: [{ name: 'urls', label: 'Images', kind: 'IMAGES' }],
};

const types: Record<string, PortedType> = { text, photo, a: open, b: open, c: open, model };

function edge(sourceKey: string, sourceHandle: string, targetKey: string, targetHandle: string): GraphEdge {
  return { sourceKey, sourceHandle, targetKey, targetHandle };
}

function wiring(...edges: GraphEdge[]): Wiring {
  return { typeOf: (key) => types[key], edges };
}

describe('refuseConnection', () => {
  it('joins what the target accepts', () => {
    expect(refuseConnection(wiring(), edge('text', 'text', 'model', 'prompt'))).toBeNull();
  });

  it('takes any handle name at an open port', () => {
    expect(refuseConnection(wiring(), edge('text', 'text', 'a', 'whatever'))).toBeNull();
  });

  it('says what a port takes when the kinds differ', () => {
    expect(refuseConnection(wiring(), edge('photo', 'url', 'model', 'prompt'))).toBe(
      '“Prompt” of Model takes a prompt or text, not an image.',
    );
  });

  it('refuses a port that is not there', () => {
    expect(refuseConnection(wiring(), edge('text', 'nothing', 'model', 'prompt'))).toBe('There is no such port.');
    expect(refuseConnection(wiring(), edge('text', 'text', 'model', 'nothing'))).toBe('There is no such port.');
    expect(refuseConnection(wiring(), edge('gone', 'text', 'model', 'prompt'))).toBe('There is no such port.');
  });

  it('refuses a node that feeds itself', () => {
    expect(refuseConnection(wiring(), edge('a', 'prompt', 'a', 'in'))).toBe('A node cannot feed itself.');
  });

  it('refuses the same edge twice, but not a second one to another handle', () => {
    const there = edge('text', 'text', 'a', 'in');
    expect(refuseConnection(wiring(there), there)).toBe('These two are joined already.');
    expect(refuseConnection(wiring(there), { ...there, targetHandle: 'other' })).toBeNull();
  });

  it('refuses a loop, however long', () => {
    const chain = [edge('a', 'prompt', 'b', 'in'), edge('b', 'prompt', 'c', 'in')];
    expect(refuseConnection(wiring(...chain), edge('c', 'prompt', 'a', 'in'))).toBe('This would make a loop.');
    expect(refuseConnection(wiring(...chain), edge('a', 'prompt', 'c', 'in'))).toBeNull();
  });

  it('finds a loop in a long chain without running out of stack', () => {
    const length = 20_000;
    const chain = Array.from({ length }, (_, index) => edge(`n${index}`, 'prompt', `n${index + 1}`, 'in'));
    const long: Wiring = { typeOf: () => open, edges: chain };
    expect(refuseConnection(long, edge(`n${length}`, 'prompt', 'n0', 'in'))).toBe('This would make a loop.');
  });
});

describe('how many a port takes', () => {
  const limits = [
    { value: 'draws', label: 'Draws', maxJoins: 0 },
    { value: 'edits', label: 'One Edit', maxJoins: 1 },
    { value: 'mixes', label: 'Mixer', maxJoins: 2 },
  ];
  const image = {
    name: 'image',
    label: 'Image to edit',
    kind: 'IMAGE',
    accepts: ['IMAGE'],
    isOpen: false,
    maxJoins: 2,
    maxJoinsBy: { field: 'model', preset: 'draws', limits },
  } as const;
  const editor: PortedType = { title: 'Model', inputs: [image], outputs: [] };
  const names: Record<string, string> = { a: 'Bottle', b: 'Can', c: 'Box' };

  const refuse = (config: Record<string, unknown>, joined: string[], muted: string[] = []) => {
    const wires = ['a', 'b', 'c'].map((key) => edge(key, 'url', 'editor', 'image'));
    const held: Wiring = {
      typeOf: (key) => (key === 'editor' ? editor : photo),
      nodeOf: (key) => ({
        name: names[key] ?? key,
        config: key === 'editor' ? config : {},
        isMuted: muted.includes(key),
      }),
      edges: wires.filter(({ sourceKey }) => joined.includes(sourceKey)),
    };
    return refuseConnection(held, wires[2]!);
  };

  it.each([
    [{ model: 'edits' }, [], [], null],
    [
      { model: 'edits' },
      ['a'],
      [],
      '“Image to edit” of One Edit takes one connection, and “Bottle” is joined to it already.',
    ],
    [{ model: 'edits' }, ['a'], ['a'], null],
    [{ model: 'mixes' }, ['a'], [], null],
    [{ model: 'mixes' }, ['a', 'b'], [], '“Image to edit” of Mixer takes at most 2 connections, and has them.'],
    // Unused as it is set, so the card says so and offers another model.
    [{}, ['a'], [], null],
    [{}, ['a', 'b'], [], '“Image to edit” of Model takes at most 2 connections, and has them.'],
  ])('with %j and %j joined, of which %j sit out', (config, joined, muted, reason) => {
    expect(refuse(config, joined, muted)).toBe(reason);
  });
});

describe('ports', () => {
  it('prefers the port of that name to the open one', () => {
    const named = { name: 'x', label: 'X', kind: 'TEXT', accepts: ['TEXT'], isOpen: false } as const;
    expect(inputPort({ inputs: [...open.inputs, named] }, 'x')).toBe(named);
    expect(inputPort(open, 'x')).toBe(open.inputs[0]);
    expect(inputPort(model, 'x')).toBeUndefined();
  });

  it('finds where an output can go, and what an input can come from', () => {
    expect(inputFor(model, 'TEXT')?.name).toBe('prompt');
    expect(inputFor(model, 'IMAGE')).toBeUndefined();
    expect(outputFor(text, model.inputs[0]!)?.name).toBe('text');
    expect(outputFor(photo, model.inputs[0]!)).toBeUndefined();
  });
});
