type Keys = readonly string[];
type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>;

/**
 * Whether these keys were pressed and no others. `Mod` is ⌘ or Ctrl. A sign such as `?` is taken however the keyboard makes
 * it; a digit by its place, since Shift would turn it into a sign.
 */
export function arePressed(keys: Keys, event: Pressed): boolean {
  const key = keys.at(-1) ?? '';
  if (keys.includes('Mod') !== (event.metaKey || event.ctrlKey)) return false;
  if (keys.includes('Alt') !== event.altKey) return false;
  if (!isSign(key) && keys.includes('Shift') !== event.shiftKey) return false;
  return event.key.toLowerCase() === key.toLowerCase() || (isDigit(key) && event.code === `Digit${key}`);
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9 ]/i.test(key);
}

function isDigit(key: string): boolean {
  return /^[0-9]$/.test(key);
}

/** As `aria-keyshortcuts` writes them. */
export function ariaKeys(keys: Keys): string {
  return keys.map((key) => (key === 'Mod' ? 'Control' : key)).join('+');
}
