const pattern = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*)$/v;
/** What is a letter or a mark of a text unless it asks for its picture. */
const textual = /^[\d#*©®™‼⁉ℹ↔-↪▪▫◻◼☎☑✔✖❗❓〰〽㊗㊙]$/u;

/** A sign that is drawn as a picture. */
export function isEmoji(sign: string): boolean {
  // Letters of nearly all scripts: the pattern takes most of the time in which a long text is read.
  if (sign.length === 1 && (sign < '\u203C' || sign > '\u3299')) return false;
  return !textual.test(sign) && pattern.test(sign);
}

/** The name of its picture in Twemoji: its code points in hex, without U+FE0F where nothing is joined to it. */
export function emojiCode(sign: string): string {
  const points = Array.from(sign, (part) => part.codePointAt(0) ?? 0);
  const kept = points.includes(0x200d) ? points : points.filter((point) => point !== 0xfe0f);
  return kept.map((point) => point.toString(16)).join('-');
}
