/** A piece of text within which no line may end. */
export interface Atom {
  text: string;
  /** It is drawn as a picture, of which fonts know nothing. */
  isEmoji: boolean;
  /** A space follows where the line goes on. */
  hasSpace: boolean;
  /** Whether a line may or must end after it. */
  after: 'NEVER' | 'MAY' | 'MUST';
  /** A line that ends after it shows a hyphen there. */
  hasHyphen: boolean;
  /** A part of a word that has soft hyphens, which is divided nowhere else. */
  isDivided?: boolean;
  /** How bad it would be to end a line here: 0 between words, 1 in the midst of one. */
  penalty: number;
}
