/** Where the focus goes when a card leaves: the next card's link, else the one before, else the button for a new workflow. */
export function neighbourOf(inside: Element | null): HTMLElement | null {
  const item = inside?.closest('li');
  for (const other of [item?.nextElementSibling, item?.previousElementSibling]) {
    const link = other?.querySelector<HTMLElement>('h2 a');
    if (link) return link;
  }
  return document.querySelector<HTMLElement>('[data-begin]');
}
