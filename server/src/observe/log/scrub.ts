const gone = '[removed]';

/** Shorter ones would be found in words that are no secret. */
const shortestSecret = 8;

const fields =
  'authorization|cookie|set-cookie|apikey|api_key|password|secret|token|access_token|refresh_token|x-[\\w-]*key';

/**
 * What secrets look like, wherever they come from: those of people are not known beforehand. Each keeps what tells which
 * kind it was.
 */
const patterns: readonly [RegExp, string][] = [
  // JSON Web Tokens, also those whose end is cut off.
  [/\beyJ[\w-]{8,}(?:\.[\w-]+){0,2}/g, gone],
  [/\bvag_[\w-]{10,}/g, gone],
  [/\bwhsec_[\w+/=-]{10,}/g, gone],
  // Hashes of passwords, as crypt writes them.
  [/\$(?:2[abxy]?|argon2\w*|scrypt|pbkdf2[\w-]*|[156y])\$[\w$./=+,-]{10,}/g, gone],
  [/\bsb_secret_[\w-]+/g, gone],
  [/\b(Bearer|Basic|Key)\s+(?!\[)[\w.~+/:=-]{8,}/gi, `$1 ${gone}`],
  // Links of uploads and files, and every parameter that is there to prove something.
  [/\/uploads\/[\w.%-]+/g, `/uploads/${gone}`],
  [/([?&;](?:signature|token|access_token|refresh_token|apikey|api_key|key|code|password)=)[^&\s"'\\]+/gi, `$1${gone}`],
  // A password within a link.
  [/(\b[a-z][a-z0-9+.-]{0,15}:\/\/[^\s:/@"']*:)[^\s@/"']+@/gi, `$1${gone}@`],
  // Fields of JSON, and those within a text that is itself JSON.
  [new RegExp(`("(?:${fields})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)+`, 'gi'), `$1${gone}`],
  [new RegExp(`(\\\\"(?:${fields})\\\\"\\s*:\\s*\\\\")(?:[^"\\\\]|\\\\\\\\(?:\\\\.|.))+`, 'gi'), `$1${gone}`],
];

/** Takes secrets out of a finished line: these, and all that look like one. */
export function createScrubber(secrets: readonly (string | undefined)[]): (line: string) => string {
  const known = secrets.filter((one): one is string => one !== undefined && one.length >= shortestSecret);
  // As they stand in a line of JSON, the longest first, for one may begin with another.
  const texts = [...new Set(known.flatMap((one) => [one, encodeURIComponent(one), JSON.stringify(one).slice(1, -1)]))];
  texts.sort((a, b) => b.length - a.length);
  return (line) => {
    let clean = line;
    for (const text of texts) clean = clean.replaceAll(text, gone);
    for (const [pattern, instead] of patterns) clean = clean.replace(pattern, instead);
    return clean;
  };
}
