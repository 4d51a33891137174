import { CloudOff, Images, LayoutDashboard, SearchX, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { Link } from 'wouter';
import { explainFailure } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { isFiltered, type PictureView, wholeLibrary } from '../location/picture-view.ts';
import type { PictureLocation } from '../location/usePictureLocation.ts';
import { GridSkeleton } from './GridSkeleton.tsx';
import type { PictureList } from './picture-list.ts';

interface ListStateProps extends Pick<PictureLocation, 'view' | 'look'> {
  list: PictureList;
  /** The pictures. */
  children: ReactNode;
}

/** The pictures, or why there are none to be seen. */
export function ListState({ list, view, look, children }: ListStateProps) {
  const { total, error } = list;
  if (total === null && !error) return <GridSkeleton />;
  if (error && isMissing(error)) return <NothingThere view={view} />;
  if (total === 0 && !error) return <NoPictures view={view} look={look} />;
  const failure = error && (
    <EmptyState
      icon={CloudOff}
      title={total === null ? 'The pictures could not be loaded' : 'Not all pictures could be loaded'}
      description={explainFailure(error)}
      className={total === null ? 'py-24' : 'py-6'}
    >
      <Button variant="primary" className="max-md:h-11.5" onClick={() => list.retry()}>
        Try again
      </Button>
    </EmptyState>
  );
  return (
    <>
      {failure}
      {total !== null && children}
    </>
  );
}

/** What is looked at is gone: a board that was deleted, or a picture whose likes are looked for. */
function isMissing({ graphQLErrors }: CombinedError): boolean {
  return graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND');
}

function NothingThere({ view }: { view: PictureView }) {
  return (
    <EmptyState
      icon={view.boardId ? LayoutDashboard : Images}
      title={view.boardId ? 'This board is gone' : 'This picture is gone'}
      description={
        view.boardId
          ? 'It was deleted, or it belongs to somebody else. Its pictures are among all of yours.'
          : 'It was deleted, or it belongs to somebody else. Nothing similar can be looked for.'
      }
      className="py-24"
    >
      <Button asChild variant="primary" className="max-md:h-11.5">
        <Link href="/pictures">All pictures</Link>
      </Button>
    </EmptyState>
  );
}

function NoPictures({ view, look }: Pick<PictureLocation, 'view' | 'look'>) {
  if (isFiltered(view)) {
    return (
      <EmptyState
        icon={SearchX}
        title="No matches"
        description={
          view.text
            ? `No picture${whereOf(view)} fits “${view.text}”${hasMore(view) ? ' and the filters' : ''}.`
            : `No picture${whereOf(view)} fits the filters.`
        }
        className="py-24"
      >
        <Button
          className="max-md:h-11.5"
          onClick={() => look({ ...wholeLibrary, boardId: view.boardId, isStarred: view.isStarred })}
        >
          {view.text && !hasMore(view) ? 'Clear the search' : 'Clear search and filters'}
        </Button>
      </EmptyState>
    );
  }
  if (view.boardId)
    return (
      <EmptyState
        icon={LayoutDashboard}
        title="Nothing on this board yet"
        description="Select pictures among all of yours and put them here."
        className="py-24"
      >
        <Button asChild className="max-md:h-11.5">
          <Link href="/pictures">All pictures</Link>
        </Button>
      </EmptyState>
    );
  if (view.isStarred)
    return (
      <EmptyState
        icon={Star}
        title="No stars yet"
        description="Give a star to the pictures that you come back to: select them, or press S."
        className="py-24"
      >
        <Button asChild className="max-md:h-11.5">
          <Link href="/pictures">All pictures</Link>
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState
      icon={Images}
      title="No pictures yet"
      description="What you upload and what your workflows make is kept here, to be found again."
      className="py-24"
    >
      <Button asChild className="max-md:h-11.5">
        <Link href="/">Open a workflow</Link>
      </Button>
    </EmptyState>
  );
}

function whereOf({ boardId, isStarred }: PictureView): string {
  if (boardId) return ' on this board';
  return isStarred ? ' with a star' : '';
}

/** Whether there are filters beside the words. */
function hasMore(view: PictureView): boolean {
  return isFiltered({ ...view, text: '' });
}
