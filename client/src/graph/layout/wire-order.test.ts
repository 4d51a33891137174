import { expect, it } from 'vitest';
import { wireOrder } from './wire-order.ts';

const wires = (...names: string[]) => names.map((name) => ({ source: name.slice(0, 1), target: name.slice(1) }));

it.each([
  ['what leads to one node, by its wires', 'cabp', wires('ap', 'bp', 'cp'), 'apbc'],
  ['what one node leads to, by its wires', 'tzxy', wires('tx', 'ty', 'tz'), 'txyz'],
  ['each with what hangs on it', 'pqmnuv', wires('pm', 'pu', 'qn', 'qv'), 'pmuqnv'],
  ['what is not connected, as it comes', 'cab', [], 'cab'],
  ['a node once, where it comes first', 'abc', wires('ac', 'bc'), 'acb'],
  ['those that lead to several alike, too', 'baxy', wires('ax', 'bx', 'ay', 'by'), 'axyb'],
  ['nothing that is not there', 'ab', wires('az', 'zb', 'ab'), 'ab'],
])('has %s', (_, ids, joined, order) => {
  expect(wireOrder(ids.split(''), joined).join('')).toBe(order);
});
