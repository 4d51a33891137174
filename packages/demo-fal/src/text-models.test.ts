import { expect, test } from 'vitest';
import { writeDemoText } from './text-models.ts';

const system_prompt =
  'Answer with JSON alone that fits this JSON Schema:\n{"type":"object","properties":{"verdict":{"type":"string","enum":["yes","no"]},"reason":{"type":"string"}}}';

function verdictOn(prompt: string, fingerprint?: string): string {
  const { output } = writeDemoText({ prompt, model: 'demo', system_prompt }, { fingerprint });
  const { verdict, reason } = JSON.parse(output) as Record<string, string>;
  expect(reason).toBe('Demo answer: no model has judged this.');
  return String(verdict);
}

test('a question has the same answer each time, yes about as often as no, by its words and by the picture', () => {
  const things = Array.from({ length: 400 }, (_, index) => `thing ${index}`);
  const byWords = things.map((thing) => verdictOn(thing));
  const byPicture = things.map((thing) => verdictOn('Is it good?', thing));
  expect(things.map((thing) => verdictOn(thing))).toEqual(byWords);
  for (const verdicts of [byWords, byPicture]) {
    const yes = verdicts.filter((verdict) => verdict === 'yes').length;
    expect([yes > 160, yes < 240]).toEqual([true, true]);
  }
});
