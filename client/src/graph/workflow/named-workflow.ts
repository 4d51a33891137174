/** What the menus and dialogs of the library need to know of a workflow. */
export interface NamedWorkflow {
  id: string;
  name: string;
}
