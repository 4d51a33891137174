import { expect, test } from 'vitest';
import { createEventEmitter, type EngineEvent } from './emitter.ts';

const event = (id: string, workflowId: string | null) =>
  ({ type: 'ExecutionStarted', execution: { id, workflow_id: workflowId } }) as EngineEvent;

test('each listener hears of its own execution or workflow alone, until it stops', () => {
  const heard: string[] = [];
  const emitter = createEventEmitter(() => {});
  const stop = emitter.onExecution('a', () => heard.push('execution a'));
  emitter.onWorkflow('w', () => heard.push('workflow w'));
  emitter.emit(event('a', 'w'));
  emitter.emit(event('b', 'w'));
  emitter.emit(event('b', null));
  stop();
  stop();
  emitter.emit(event('a', 'w'));
  expect(heard).toEqual(['execution a', 'workflow w', 'workflow w', 'workflow w']);
});

test('a listener that throws is told of, and keeps nobody else from hearing', () => {
  const heard: string[] = [];
  const faults: unknown[] = [];
  const emitter = createEventEmitter((fault) => faults.push(fault));
  emitter.onExecution('a', () => {
    throw new Error('deaf');
  });
  emitter.onExecution('a', () => heard.push('second'));
  emitter.emit(event('a', null));
  expect(heard).toEqual(['second']);
  expect(faults).toMatchObject([{ message: 'deaf' }]);
});

test('a listener may stop, and another begin, while an event is told', () => {
  const heard: string[] = [];
  const emitter = createEventEmitter(() => {});
  const stop = emitter.onExecution('a', () => {
    heard.push('once');
    stop();
  });
  emitter.emit(event('a', null));
  emitter.onExecution('a', () => heard.push('later'));
  emitter.emit(event('a', null));
  expect(heard).toEqual(['once', 'later']);
});

test('that something was lost is told to everybody who asked, whatever one of them does', () => {
  const heard: string[] = [];
  const faults: unknown[] = [];
  const emitter = createEventEmitter((fault) => faults.push(fault));
  const nothing = () => {};
  const stop = emitter.onExecution('gone', nothing, () => heard.push('gone'));
  emitter.onExecution('a', nothing, () => {
    throw new Error('deaf');
  });
  emitter.onExecution('a', nothing, () => heard.push('execution a'));
  emitter.onExecution('b', nothing);
  emitter.onWorkflow('w', nothing, () => heard.push('workflow w'));
  stop();
  emitter.lost();
  expect(heard).toEqual(['execution a', 'workflow w']);
  expect(faults).toMatchObject([{ message: 'deaf' }]);
});
