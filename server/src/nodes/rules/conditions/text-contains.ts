import { defineCondition } from '../define-condition.ts';
import { bothSides, checkComparing, comparing } from './compare-text.ts';

export const textContains = defineCondition({
  kind: 'TEXT_CONTAINS',
  label: 'Text contains',
  says: 'contains {text}',
  saysNot: 'does not contain {text}',
  settings: comparing,
  checkSettings: checkComparing,
  holds(subject, settings) {
    const [text, expected] = bothSides(subject, settings);
    return text.includes(expected);
  },
});
