/** Everything that steps lead to from a start, the start among it; each once, without recursion. */
export function walkFrom<Place>(start: Place, stepsFrom: (place: Place) => Iterable<Place>): Set<Place> {
  const found = new Set([start]);
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of stepsFrom(at)) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}
