/* Prices are data, with a source and a date. */

interface Listed {
  source: string;
  /** ISO date on which the source said so. */
  asOf: string;
}

export interface ModelPrice extends Listed {
  /** USD a unit, as an exact decimal. */
  amount: string;
  unit: 'image' | 'megapixel';
}

/** USD for a million tokens, as exact decimals. */
export interface TokenPrice extends Listed {
  input: string;
  output: string;
}

/** What anything billed by the unit costs, as the API tells it. */
export interface UnitListed extends Listed {
  /** USD a unit, as an exact decimal. */
  amount: string;
  unit: ModelPrice['unit'] | 'second' | 'million-tokens-read' | 'million-tokens-written';
}
