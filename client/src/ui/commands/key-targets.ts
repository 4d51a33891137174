/** Where a person types, keys belong to the text. */
export function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

const ownKeys = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** In a dialog, a menu or a list, which has keys of its own. */
export function isElsewhere({ target }: Event): boolean {
  return target instanceof HTMLElement && target.closest(ownKeys) !== null;
}
