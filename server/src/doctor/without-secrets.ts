import { type Config, listSecrets } from '../settings/config.ts';
import type { Finding } from './finding.ts';

/** Whatever a fault says of what it was given, nobody reads a secret on the screen or in a log. */
export function withoutSecrets<Told extends Finding>(finding: Told, config: Config): Told {
  const all = [...listSecrets(config), config.supabase?.publishableKey];
  const secrets = all.filter((secret) => secret !== undefined && secret.length >= 4);
  const hide = (text: string) => secrets.reduce<string>((rest, secret) => rest.replaceAll(secret ?? '', '…'), text);
  return { ...finding, says: hide(finding.says), ...(finding.mend !== undefined && { mend: hide(finding.mend) }) };
}
