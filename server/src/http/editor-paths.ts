/** Every page of the editor, as its router knows them (`client/src/app/App.tsx`); a test holds the two to one another. */
const pages = [
  '/',
  '/sign-in',
  '/workflows/:id',
  '/workflows/:id/runs',
  '/workflows/:id/runs/:executionId',
  '/workflows/:id/compare/:a/:b',
  '/pictures/:id?',
  '/brands',
  '/brands/:id',
];

const patterns = pages.map(
  (page) =>
    new RegExp(
      `^${page.replaceAll(/\/:\w+\?/g, '(/[^/]+)?').replaceAll(/:\w+/g, '[^/]+')}${page === '/' ? '' : '/?'}$`,
    ),
);

/** Whether the editor has a page there; any other is one that there is not. */
export function isEditorPath(path: string): boolean {
  return patterns.some((pattern) => pattern.test(path));
}
