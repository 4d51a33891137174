import { ImageOff, SearchX } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { SearchField } from '../../ui/controls/SearchField.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { PopoverContent } from '../../ui/overlays/Popover.tsx';
import { ImagePage } from './ImagePage.tsx';

const columns = 3;
const steps: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -columns,
  ArrowDown: columns,
};

/** The images that there are, newest first or found by words, page by page as one scrolls. */
export function EarlierImages({ onChoose }: { onChoose: (assetId: string, url: string) => void }) {
  const [text, setText] = useState('');
  return (
    <PopoverContent align="start" aria-label="Earlier pictures" className="w-80 p-2">
      <SearchField label="Search pictures" onSearch={setText} className="m-1 mb-2" />
      <Found key={text} text={text} onChoose={onChoose} />
    </PopoverContent>
  );
}

interface FoundProps {
  text: string;
  onChoose: (assetId: string, url: string) => void;
}

function Found({ text, onChoose }: FoundProps) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const [isEmpty, setIsEmpty] = useState(false);
  if (isEmpty && text)
    return <EmptyState icon={SearchX} title="No matches" description={`No picture fits “${text}”.`} className="py-6" />;
  if (isEmpty)
    return (
      <EmptyState
        icon={ImageOff}
        title="No pictures yet"
        description="What you upload and what your workflows make can be chosen here."
        className="py-6"
      />
    );
  return (
    <div className="max-h-80 min-h-40 overflow-y-auto overscroll-contain p-1">
      <ul aria-label="Pictures" className="grid grid-cols-3 gap-1.5">
        {cursors.map((after, index) => (
          <ImagePage
            key={after ?? 'first'}
            after={after}
            text={text}
            isLast={index === cursors.length - 1}
            onChoose={onChoose}
            onKeyDown={moveFocus}
            onEmpty={() => setIsEmpty(true)}
            onMore={(next) => setCursors((known) => (known.includes(next) ? known : [...known, next]))}
          />
        ))}
      </ul>
    </div>
  );
}

/** The arrows go from image to image as they lie. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = steps[event.key];
  if (!step) return;
  const buttons = [...(event.currentTarget.closest('ul')?.querySelectorAll('button') ?? [])];
  const at = buttons.findIndex((button) => button === event.currentTarget);
  const next = buttons[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
