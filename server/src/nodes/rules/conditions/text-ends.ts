import { defineCondition } from '../define-condition.ts';
import { bothSides, checkComparing, comparing } from './compare-text.ts';

export const textEnds = defineCondition({
  kind: 'TEXT_ENDS',
  label: 'Text ends with',
  says: 'ends with {text}',
  saysNot: 'does not end with {text}',
  settings: comparing,
  checkSettings: checkComparing,
  holds(subject, settings) {
    const [text, expected] = bothSides(subject, settings);
    return text.endsWith(expected);
  },
});
