import { RE2JS, RE2JSException } from 're2js';
import { z } from 'zod';
import { defineCondition, missing, type SettingProblem } from '../define-condition.ts';
import { textOf, unfit } from '../subject.ts';

/** By RE2, whose time grows with the length of the text and never explodes; so it has no look-around and no references back. */
export const textMatches = defineCondition({
  kind: 'TEXT_MATCHES',
  label: 'Text matches a pattern',
  says: 'matches {pattern}',
  saysNot: 'does not match {pattern}',
  settings: z.strictObject({
    pattern: z
      .string()
      .normalize('NFC')
      .max(200)
      .default('')
      .meta({
        label: 'Pattern',
        isRequired: true,
        placeholder: String.raw`\d+ %`,
        help: 'A regular expression (RE2), found anywhere in the text. Use ^ and $ for the whole of it.',
      }),
    matches_case: z.boolean().default(false).meta({ label: 'Capital letters matter' }),
  }),
  checkSettings: ({ pattern, matches_case: matchesCase }) => {
    const compiled = compile(pattern, matchesCase);
    return 'problem' in compiled ? compiled.problem : null;
  },
  holds(subject, { pattern, matches_case: matchesCase }) {
    const text = textOf(subject).normalize('NFC');
    const compiled = compile(pattern, matchesCase);
    if ('problem' in compiled) throw unfit(compiled.problem.message, { expected: 'a pattern', value: pattern });
    const longest = Math.floor(mostSteps / compiled.pattern.programSize());
    if (text.length <= longest) return compiled.pattern.matcher(text).find();
    const message = `This pattern can be looked for in ${longest.toLocaleString('en')} characters, but a text of ${text.length.toLocaleString('en')} came in: write a shorter pattern, or shorten the text.`;
    throw unfit(message, { expected: 'a shorter text', value: text });
  },
});

/** What a pattern becomes, in RE2's instructions; each is gone through once for each character at most. */
const largestProgram = 2_000;
/** A fifth of a second, about. */
const mostSteps = 4_000_000;

function compile(pattern: string, matchesCase: boolean): { pattern: RE2JS } | { problem: SettingProblem } {
  if (pattern === '') return { problem: missing('pattern', 'There is no pattern yet: write one.') };
  try {
    const compiled = RE2JS.compile(pattern, matchesCase ? 0 : RE2JS.CASE_INSENSITIVE);
    if (compiled.programSize() <= largestProgram) return { pattern: compiled };
    return wrong('it repeats too much. Use smaller numbers in { }');
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return wrong(reasonIn(error.message));
  }
}

function wrong(reason: string): { problem: SettingProblem } {
  return { problem: { code: 'CONFIG_INVALID', name: 'pattern', message: `This pattern cannot be used: ${reason}.` } };
}

/** RE2's words without the flag that was set in front of the pattern. */
function reasonIn(message: string): string {
  return message.replace(/^error parsing regexp: /, '').replace('`(?i)', '`');
}
