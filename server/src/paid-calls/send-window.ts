/**
 * The right to send one request, for so many milliseconds from when its intent was written. Whoever takes the run over
 * waits much longer than that before it counts on nothing having been sent. Both clocks have to agree: the monotonic one
 * does not jump, and the wall clock goes on while the whole machine sleeps.
 */
export interface SendWindow {
  isOpen(): boolean;
}

/** To be opened before the intent is written, never after. */
export function openSendWindow(milliseconds: number): SendWindow {
  const [monotonic, wall] = [performance.now() + milliseconds, Date.now() + milliseconds];
  return { isOpen: () => performance.now() < monotonic && Date.now() < wall };
}
