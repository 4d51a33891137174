import type { Config } from '../config.ts';
import type { Finding } from './finding.ts';

/** Whatever a fault says of what it was given, nobody reads a secret on the screen or in a log. */
export function withoutSecrets<Told extends Finding>(finding: Told, config: Config): Told {
  const secrets = secretsOf(config).filter((secret) => secret.length >= 4);
  const hide = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text);
  return { ...finding, says: hide(finding.says), ...(finding.mend !== undefined && { mend: hide(finding.mend) }) };
}

function secretsOf({ supabase, databaseUrl, directUrl, falKey, reddit }: Config): string[] {
  const passwords = [databaseUrl, directUrl].flatMap((link) => {
    if (!link) return [];
    const { password } = new URL(link);
    return [password, decodeURIComponent(password)];
  });
  const { clientSecret, apifyKey, rapidApiKey } = reddit;
  const all = [
    supabase?.secretKey,
    supabase?.publishableKey,
    falKey,
    clientSecret,
    apifyKey,
    rapidApiKey,
    ...passwords,
  ];
  return all.filter((one) => one !== undefined);
}
