/** Whether a person has been offered the tour and took it or waved it away: then it is no longer offered, only found. */
export function isTourNew(userId: string): boolean {
  return localStorage.getItem(keyOf(userId)) === null;
}

export function rememberTour(userId: string): void {
  localStorage.setItem(keyOf(userId), 'seen');
}

function keyOf(userId: string): string {
  return `visualadgen-tour.${userId}`;
}
