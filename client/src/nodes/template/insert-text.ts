/** Writes text into a field in place of a stretch of it, as if it was typed: the browser's own undo takes it back. */
export function insertText(
  area: HTMLTextAreaElement | HTMLInputElement,
  text: string,
  start: number,
  end: number,
): void {
  area.focus();
  area.setSelectionRange(start, end);
  // Deprecated, and the only way that keeps the field's undo. Where it is gone, the text is written all the same.
  if (document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, start, end, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
