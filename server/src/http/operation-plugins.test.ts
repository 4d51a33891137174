import { expect, test } from 'vitest';
import { asYogaPlugin, type OperationPlugin, refuseUnserved } from './operation-plugins.ts';

test.each([
  'onRequest',
  'onRequestParse',
  'onParams',
  'onExecutionResult',
  'onResultProcess',
  'onResponse',
  'onYogaInit',
  'onPluginInit',
  'instrumentation',
  'onWhatIsYetToCome',
])('%s, which not every transport would call, is refused by its name', (hook) => {
  const plugin = { onExecute() {}, [hook]() {} } as OperationPlugin;
  expect(() => refuseUnserved([plugin])).toThrow(`has ${hook}, which`);
});

test('a hook of a class is found as well', () => {
  class Timer {
    onResponse() {}
  }
  class NamedTimer extends Timer {}
  expect(() => refuseUnserved([new NamedTimer() as OperationPlugin])).toThrow('has onResponse, which');
});

test('what every transport calls is taken', () => {
  expect(() => refuseUnserved([{ onParse() {}, onValidate() {}, onSubscribe() {}, onEvent() {} }])).not.toThrow();
});

test('waiting for the next answer of one subscription is refused, for shared ones have none', async () => {
  const plugin = { onSubscribe: () => ({ onSubscribeResult: () => ({ onNext() {} }) }) };
  const subscribed = await asYogaPlugin(plugin as unknown as OperationPlugin).onSubscribe?.({} as never);
  expect(() => subscribed?.onSubscribeResult?.({} as never)).toThrow('it needs onEvent');
});
