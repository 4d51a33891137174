/* Texts that look the same are the same: whichever way accents were composed, whichever of the many spaces was typed. */

/** Takes up no room and changes nothing that can be seen; joiners are not among them, for they shape emoji and letters. */
const nothing = /[\u00AD\u200B\u2060\uFEFF]/gu;

/**
 * Also marks for the direction of writing, and what asks for the coloured or the plain form of a sign; but neither joiners nor what
 * flags are made of.
 */
const unseen = /(?!\u200C|\u200D|[\u{E0020}-\u{E007F}])\p{Default_Ignorable_Code_Point}/gu;

/** A name as it is kept: composed (NFC), with plain spaces, none around it, and without what nobody can see. */
export function tidyName(name: string): string {
  return name.replace(nothing, '').replace(/\s/g, ' ').trim().normalize('NFC');
}

/** A name as it is compared, never shown: two that look the same have the same key. Case matters. */
export function nameKey(name: string): string {
  return name.replace(unseen, '').replace(/\s+/g, ' ').trim().normalize('NFC');
}

/** A text as it is searched, never shown: as `nameKey`, in compatible forms (“ﬁ” is “fi”) and lower case. */
export function searchKey(text: string): string {
  return searchSpelling(text).toLowerCase().normalize('NFKC');
}

/** The same for where something else, such as a database, brings both sides to one case. */
export function searchSpelling(text: string): string {
  return nameKey(text.normalize('NFKC'));
}

/** The words of a search, as they are looked for in what `searchKey` gives. */
export function searchWords(search: string): string[] {
  return searchKey(search).split(' ').filter(Boolean);
}
