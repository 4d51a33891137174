import { useState } from 'react';
import { Link } from 'wouter';
import { tellChange } from '../library-changes.ts';
import type { Picture } from '../picture.ts';
import { EditForm, newDraft } from './EditForm.tsx';
import { EditSteps } from './EditSteps.tsx';
import type { ImageEdit } from './image-edit.ts';
import { useEditChain } from './useEditChain.ts';
import { useEditModels } from './useEditModels.ts';

/** A result beside what it was made from. */
export interface Looked {
  edit: ImageEdit;
  result: Picture;
}

interface EditPanelProps {
  picture: Picture;
  looked: Looked | null;
  onLook: (looked: Looked) => void;
  pathOf: (id: string) => string;
}

/** Edits the picture in a sentence, and shows all edits that led to it and away from it. */
export function EditPanel({ picture, looked, onLook, pathOf }: EditPanelProps) {
  const models = useEditModels();
  const [draft, setDraft] = useState(newDraft);
  const [started, setStarted] = useState<ReadonlySet<string>>(new Set());
  const { chain, hasFailed, reload } = useEditChain(picture.id);
  const own = chain?.steps.at(-1)?.edits ?? [];

  // What was begun here is shown as soon as it is there, unless something else is looked at by then.
  const done = own.find(({ id, status, results }) => started.has(id) && status === 'DONE' && results.length > 0);
  if (done && done.results[0]) {
    setStarted(new Set([...started].filter((id) => id !== done.id)));
    if (!looked) onLook({ edit: done, result: done.results[0] });
  }

  function take(edit: ImageEdit) {
    setDraft({ prompt: edit.prompt ?? '', model: edit.model, count: edit.count });
  }
  return (
    <>
      <EditForm
        pictureId={picture.id}
        models={models}
        draft={draft}
        onDraft={setDraft}
        onStarted={(edit) => {
          setStarted(new Set([...started, edit.id]));
          reload();
        }}
      />
      <EditSteps
        chain={chain}
        hasFailed={hasFailed}
        pictureId={picture.id}
        models={models}
        shownId={looked?.result.id ?? null}
        pathOf={pathOf}
        onLook={(edit, result) => onLook({ edit, result })}
        onAgain={take}
        onChanged={() => {
          reload();
          // New pictures, or some that are gone.
          tellChange({ kind: 'unknown' });
        }}
      />
      <p className="px-4 pt-1 pb-5 text-xs">
        <Link href="/pictures/edits" className="text-accent-text hover:underline">
          All edits
        </Link>
      </p>
    </>
  );
}
