/** The id of the field that holds the name of the open workflow. */
export const nameFieldId = 'workflow-name';

/** Puts the cursor into the name, all of it chosen. */
export function focusName(): void {
  const field = document.getElementById(nameFieldId);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}
