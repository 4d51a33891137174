import { toast } from '../../ui/toast/toast.ts';
import { readClipboard } from './read-clipboard.ts';
import type { Content } from './read-content.ts';

/** Pastes when no key was pressed that would make the browser do it: from a menu or the list of commands. */
export async function pasteClipboard(put: (content: Content) => void): Promise<void> {
  try {
    const content = await readClipboard();
    if (content) put(content);
    else toast.info('There is nothing to paste.');
  } catch {
    toast.warning('The browser does not let us read the clipboard. Paste with Ctrl+V or ⌘V instead.');
  }
}
