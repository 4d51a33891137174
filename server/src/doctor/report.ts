import { type Config, listSecrets } from '../settings/config.ts';
import type { Examined, Finding, Level } from './finding.ts';

const marks: Record<Level, string> = { good: '✓', warning: '!', bad: '✗' };

/** A list for people: one line a check, and under what is not good how to mend it. */
export function formatReport(found: readonly Examined[]): string {
  const width = Math.max(...found.map(({ title }) => title.length));
  const lines = found.flatMap(({ title, level, says, mend }) => [
    `${marks[level]} ${title.padEnd(width)}  ${says}`,
    ...(mend?.split('\n').map((line) => `  ${' '.repeat(width)}  → ${line}`) ?? []),
  ]);
  return [...lines, '', summary(found)].join('\n');
}

/** For programs. `ok` is the exit code's: false where something does not work. */
export function toJson(found: readonly Examined[]): string {
  return JSON.stringify({ ok: isWell(found), checks: found }, null, 2);
}

export function isWell(found: readonly Examined[]): boolean {
  return found.every(({ level }) => level !== 'bad');
}

function summary(found: readonly Examined[]): string {
  const count = (level: Level) => found.filter((one) => one.level === level).length;
  const [toMend, toLookAt] = [count('bad'), count('warning')];
  if (toMend > 0) return `${toMend} to mend${toLookAt > 0 ? `, ${toLookAt} to look at` : ''}.`;
  return toLookAt > 0 ? `It will run. ${toLookAt} to look at.` : 'All is well.';
}

/** Whatever an error says of what it was given, nobody reads a secret on the screen or in a log. */
export function withoutSecrets<Told extends Finding>(finding: Told, config: Config): Told {
  const all = [...listSecrets(config), config.supabase?.publishableKey];
  const secrets = all.filter((secret) => secret !== undefined && secret.length >= 4);
  const hide = (text: string) => secrets.reduce<string>((rest, secret) => rest.replaceAll(secret ?? '', '…'), text);
  return { ...finding, says: hide(finding.says), ...(finding.mend !== undefined && { mend: hide(finding.mend) }) };
}
