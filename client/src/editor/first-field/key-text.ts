type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'getModifierState'>;

/** One sign; keys that write nothing have longer names. */
const isSign = /^.$/u;

/** What a key writes; null for one that writes nothing, such as an arrow or a shortcut. */
export function keyText(event: Pressed): string | null {
  // On Windows AltGr is told as Ctrl and Alt together.
  const isShortcut = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph');
  return isShortcut || !isSign.test(event.key) ? null : event.key;
}
