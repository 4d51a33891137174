import { LayoutDashboard } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useClient } from 'urql';
import { Button } from '../ui/controls/Button.tsx';
import { lazyPart } from '../ui/loading/lazy-part.ts';
import { Sheet } from '../ui/overlays/Sheet.tsx';
import { PageHeader } from '../ui/page/PageHeader.tsx';
import { useDocumentTitle } from '../ui/page/useDocumentTitle.ts';
import { useIsPhone } from '../ui/page/useIsPhone.ts';
import { ScrollArea } from '../ui/surfaces/ScrollArea.tsx';
import { updatePictures } from './actions/change-pictures.ts';
import { deletePictures } from './actions/delete-pictures.ts';
import { useBoards } from './boards/board-store.ts';
import { BoardRail } from './boards/BoardRail.tsx';
import { ActiveFilters, FilterBar } from './filters/FilterBar.tsx';
import { OpenPicture } from './detail/OpenPicture.tsx';
import { PictureDrop } from './upload/PictureDrop.tsx';
import { UploadButton } from './upload/UploadButton.tsx';
import { PictureGrid } from './grid/PictureGrid.tsx';
import { ListState } from './list/ListState.tsx';
import { usePictureList } from './list/usePictureList.ts';
import { searchOf } from './location/picture-view.ts';
import { useLiveLibrary } from './live/useLiveLibrary.ts';
import { usePictureLocation } from './location/usePictureLocation.ts';
import { usePictureCommands } from './usePictureCommands.ts';
import { useSelection } from './selection/useSelection.ts';

const SelectionBar = lazyPart(async () => (await import('./selection/SelectionBar.tsx')).SelectionBar);

/** CSS pixels of a tile, at least. */
const leastTile = { phone: 104, desk: 168 };

/** All pictures of the person, uploaded or made. One that is looked at closely lies above them. */
export function PicturesPage({ openId }: { openId: string | null }) {
  const client = useClient();
  useLiveLibrary();
  const isPhone = useIsPhone();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [showsBoards, setShowsBoards] = useState(false);
  const { view, look, pathOf, openPicture } = usePictureLocation();
  const { list, isWaiting } = usePictureList({ search: searchOf(view), orderBy: view.order });
  const selection = useSelection(list);
  const { ids } = selection.selection;
  const { boards } = useBoards();
  const board = boards?.find(({ id }) => id === view.boardId) ?? null;
  const title = board?.name ?? (view.isStarred ? 'Starred' : 'Pictures');
  useDocumentTitle(title);
  const chosen = [...ids].flatMap((id) => list.get(id) ?? []);
  const knownTags = () => tagsOf(list);

  /** What is chosen, or where nothing is, the one with the focus. */
  const act = (focused: string | undefined) => (ids.size > 0 ? [...ids] : focused ? [focused] : []);
  const onDelete = (focused?: string) => void deletePictures(client, act(focused));
  function onStar(focused?: string) {
    const some = act(focused);
    const isStarred = some.every((id) => list.get(id)?.isStarred);
    if (some.length > 0) void updatePictures(client, some, { isStarred: !isStarred });
  }
  usePictureCommands({ count: ids.size, onSelectAll: selection.selectAll, onStar, onDelete });

  return (
    <PictureDrop boardId={view.boardId} className="h-full">
      <div ref={setScroller} className="h-full overflow-y-auto">
        <PageHeader
          search={{
            label: 'Search pictures',
            text: view.text,
            isWaiting,
            onSearch: (text) => look({ text }, { isTyped: true }),
          }}
        >
          <UploadButton boardId={view.boardId} />
        </PageHeader>
        <div className="flex">
          {!isPhone && (
            <aside className="sticky top-14 max-h-[calc(100dvh-3.5rem)] w-56 shrink-0 self-start overflow-y-auto py-6 pr-1 pl-4">
              <BoardRail view={view} />
            </aside>
          )}
          <main className="min-w-0 flex-1 px-4 pt-5 pb-28 sm:px-6 md:pl-5">
            <div className="mb-3 flex min-h-8 flex-wrap items-center gap-2">
              <h1 className="truncate text-lg font-semibold tracking-tight">{title}</h1>
              {list.total !== null && list.total > 0 && (
                <output className="text-sm text-text-muted tabular-nums">
                  {list.total.toLocaleString('en')}
                  <span className="sr-only"> pictures</span>
                </output>
              )}
              <span className="ml-auto" />
              <div className="flex items-center gap-2 max-md:w-full">
                {isPhone && (
                  <Button className="h-11.5" onClick={() => setShowsBoards(true)}>
                    <LayoutDashboard />
                    Boards
                  </Button>
                )}
                <FilterBar view={view} look={look} knownTags={knownTags} />
              </div>
            </div>
            <ActiveFilters view={view} look={look} />
            <ListState list={list} view={view} look={look}>
              <PictureGrid
                list={list}
                scroller={scroller}
                covered={56}
                leastTile={isPhone ? leastTile.phone : leastTile.desk}
                selection={selection}
                openId={openId}
                pathOf={pathOf}
                onOpen={openPicture}
                onDelete={onDelete}
                onStar={onStar}
              />
            </ListState>
            <Suspense>
              {chosen.length > 0 && (
                <SelectionBar chosen={chosen} board={board} knownTags={knownTags} onClear={selection.clear} />
              )}
            </Suspense>
          </main>
        </div>
        {showsBoards && (
          <Sheet title="Boards" onClose={() => setShowsBoards(false)} className="bottom-0 h-[70dvh]">
            <ScrollArea className="min-h-0 flex-1 px-2 pb-6">
              <BoardRail view={view} onChosen={() => setShowsBoards(false)} />
            </ScrollArea>
          </Sheet>
        )}
      </div>
      <OpenPicture list={list} />
    </PictureDrop>
  );
}

/** Tags that pictures on the page have, to choose from. */
function tagsOf(list: ReturnType<typeof usePictureList>['list']): readonly string[] {
  return [...new Set(list.all().flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b)).slice(0, 200);
}
