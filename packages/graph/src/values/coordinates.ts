/** Of which item of one list something was made. */
export interface Coordinate {
  /** From 0. */
  index: number;
  /** What people call that item, such as its first words; null where it has no words. */
  label: string | null;
}

/** Of which item of each list something was made, by the key of the node that made the list. */
export type Coordinates = Readonly<Record<string, Coordinate>>;

/** Whether two things can meet: they come from the same item of every list that they have in common. */
export function canMeet(a: Coordinates, b: Coordinates): boolean {
  return Object.entries(a).every(([key, { index }]) => !Object.hasOwn(b, key) || b[key]?.index === index);
}

/** A text that only the same coordinates have, however they are labelled. */
export function coordinatesKey(coordinates: Coordinates): string {
  const places = Object.entries(coordinates).map(([key, { index }]): [string, number] => [key, index]);
  return JSON.stringify(places.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
