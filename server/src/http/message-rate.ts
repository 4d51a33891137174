const minuteLength = 60_000;

/** Says of each message of one socket whether it is still within `perMinute`; fractions of a minute count as such. */
export function createMessageRate(perMinute: number, now: () => number = performance.now.bind(performance)) {
  let left = perMinute;
  let asked = now();
  return function isAllowed(): boolean {
    const time = now();
    left = Math.min(perMinute, left + ((time - asked) / minuteLength) * perMinute);
    asked = time;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
