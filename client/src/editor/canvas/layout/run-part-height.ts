/** How much of a card on screen tells of a run, in pixels of the canvas. */
export function runPartHeight(nodeId: string): number {
  const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`);
  return card?.querySelector<HTMLElement>('.card-run')?.offsetHeight ?? 0;
}
