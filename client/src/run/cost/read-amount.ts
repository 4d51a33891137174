export type ReadAmount = { ok: true; amount: string | null } | { ok: false; problem: string };

/** What a person wrote as an amount of US dollars, as an exact decimal; null where nothing is written. */
export function readAmount(text: string): ReadAmount {
  const written = text.trim().replace(/^\$\s*/, '');
  if (written === '') return { ok: true, amount: null };
  if (/^\d+(\.\d+)?$/.test(written)) return { ok: true, amount: written };
  return { ok: false, problem: 'Enter an amount in US dollars, such as 12.50.' };
}
