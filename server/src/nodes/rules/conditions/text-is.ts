import { defineCondition } from '../define-condition.ts';
import { bothSides, checkComparing, comparing } from './compare-text.ts';

export const textIs = defineCondition({
  kind: 'TEXT_IS',
  label: 'Text is',
  says: 'is {text}',
  saysNot: 'is not {text}',
  settings: comparing,
  checkSettings: checkComparing,
  holds(subject, settings) {
    const [text, expected] = bothSides(subject, settings);
    return text === expected;
  },
});
