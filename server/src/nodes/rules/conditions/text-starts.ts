import { defineCondition } from '../define-condition.ts';
import { bothSides, checkComparing, comparing } from './compare-text.ts';

export const textStarts = defineCondition({
  kind: 'TEXT_STARTS',
  label: 'Text starts with',
  says: 'starts with {text}',
  saysNot: 'does not start with {text}',
  settings: comparing,
  checkSettings: checkComparing,
  holds(subject, settings) {
    const [text, expected] = bothSides(subject, settings);
    return text.startsWith(expected);
  },
});
