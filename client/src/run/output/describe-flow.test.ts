import { expect, it } from 'vitest';
import type { FlowEdge } from '../../graph/model/flow.ts';
import { describeFlow } from './describe-flow.ts';
import { aNode } from '../state/testing/run-samples.ts';
import { data, list, images, post, text } from '../value/testing/values.ts';

const edge = (sourceHandle: string): FlowEdge => ({ id: 'e', type: 'wire', source: 'a', sourceHandle, target: 'b' });
const told = (handle: string, more: Parameters<typeof aNode>[1]) =>
  describeFlow('e', [edge(handle)], { nodes: { a: aNode('COMPLETED', { name: 'Trends', ...more }) } });

it('tells the value of the port that the edge begins at', () => {
  expect(told('text', { output: { cost: data('1'), text: text('Cold brew') } })).toBe('Output of Trends: Cold brew');
  expect(told('posts', { output: { posts: list(post({ title: 'One' }), post({ title: 'Two' })) } })).toBe(
    'Output of Trends: 2 of them: One · Two',
  );
  expect(told('image_urls', { output: { image_urls: images('/f/e.png') } })).toBe('Output of Trends: one picture');
  expect(told('text', { output: { text: text('x'.repeat(900)) } })).toHaveLength(319);
});

it('says that nothing has come yet, and nothing of an edge that the run does not know', () => {
  expect(told('text', { status: 'RUNNING' })).toBe('Nothing yet: Trends is running.');
  expect(describeFlow('e', [edge('text')], { nodes: {} })).toBeNull();
  expect(describeFlow('other', [edge('text')], { nodes: { a: aNode('PENDING') } })).toBeNull();
});
