import { X } from 'lucide-react';
import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import { useClient } from 'urql';
import { FormField } from '../../ui/controls/FormField.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { FormFooter } from '../../ui/overlays/FormFooter.tsx';
import { toast } from '../../ui/toast/toast.ts';
import type { Picture } from '../picture.ts';
import { updatePictures } from './change-pictures.ts';
import { pictures } from './in-batches.ts';

/** Characters; the server takes no longer one. */
const longestTag = 60;

interface TagDialogProps {
  chosen: readonly Picture[];
  /** Tags that other pictures have. */
  knownTags: () => readonly string[];
  onClose: () => void;
}

/** Gives tags to several pictures, and takes away those that some of them have. */
export function TagDialog({ chosen, knownTags, onClose }: TagDialogProps) {
  const client = useClient();
  const [text, setText] = useState('');
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const list = useId();
  const [offered] = useState(knownTags);
  const present = [...new Set(chosen.flatMap(({ tags }) => tags))].filter((tag) => !removed.includes(tag));
  const added = text.split(',').flatMap((part) => part.trim() || []);
  const tooLong = added.find((tag) => tag.length > longestTag);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (tooLong) return;
    if (added.length === 0 && removed.length === 0) return onClose();
    setIsBusy(true);
    const ids = chosen.map(({ id }) => id);
    const done = await updatePictures(client, ids, { addTags: added, removeTags: [...removed] });
    if (done > 0) toast.success(`Tags of ${pictures(done)} changed`);
    onClose();
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-sm">
        <DialogHeader>
          <DialogTitle>Tags of {pictures(chosen.length)}</DialogTitle>
          <DialogDescription>Several are set apart by commas.</DialogDescription>
        </DialogHeader>
        <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
          <FormField
            label="Add tags"
            value={text}
            list={list}
            placeholder="summer, hero"
            problem={tooLong ? `A tag has at most ${longestTag} characters.` : null}
            onType={setText}
          />
          <datalist id={list}>
            {offered.map((tag) => (
              <option key={tag}>{tag}</option>
            ))}
          </datalist>
          {present.length > 0 && (
            <div className="flex flex-col gap-1.5">
              <h3 className="text-xs font-medium">On some or all of them</h3>
              <ul className="flex flex-wrap gap-1.5">
                {present.map((tag) => (
                  <li key={tag} className="flex h-7 items-center rounded-full bg-hover pl-3 text-xs">
                    {tag}
                    <button
                      type="button"
                      aria-label={`Take away the tag ${tag}`}
                      className="flex size-7 items-center justify-center text-text-muted hover:text-text"
                      onClick={() => setRemoved([...removed, tag])}
                    >
                      <X aria-hidden className="size-3.5" />
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <FormFooter verb="Save" isBusy={isBusy} onCancel={onClose} />
        </form>
      </DialogContent>
    </Dialog>
  );
}
