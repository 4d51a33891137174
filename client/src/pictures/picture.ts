import type { PictureFieldsFragment } from '../api/generated/graphql.ts';
import { withOpenChecks } from '../run/checks/open-checks.ts';
import { titleOf } from '../run/image/picture-title.ts';

export { titleOf };

export type Picture = PictureFieldsFragment;

/** What a screen reader says of it in a list. */
export function describePicture(picture: Picture): string {
  const star = picture.isStarred ? ', starred' : '';
  return withOpenChecks(`${titleOf(picture)}, ${picture.width} × ${picture.height}${star}`, picture.openCheckCount);
}
