/** Where a letter of a text is on screen. `offset` counts the letters inside the element. */
export function caretRect(element: HTMLElement, offset: number): DOMRect {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent ?? '';
    if (left < length) {
      const range = document.createRange();
      range.setStart(node, left);
      range.setEnd(node, left + 1);
      return range.getClientRects()[0] ?? element.getBoundingClientRect();
    }
    left -= length;
  }
  return element.getBoundingClientRect();
}
