import { Plus, X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useClient } from 'urql';
import { Link } from 'wouter';
import { Input } from '../../ui/controls/Input.tsx';
import type { PictureInDetail } from './usePicture.ts';
import { updatePicture } from './update-picture.ts';

interface TagsToEditProps {
  picture: PictureInDetail;
  /** What was found in it, without those that its owner has taken over. */
  found: readonly string[];
}

/** Tags of one's own, to add and take off; and those that were found, which become one's own by a click. */
export function TagsToEdit({ picture, found }: TagsToEditProps) {
  const client = useClient();
  const id = useId();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function change(changes: { addTags?: string[]; removeTags?: string[] }) {
    const refusal = await updatePicture(client, picture.id, changes);
    setProblem(refusal);
    return refusal === null;
  }
  async function add() {
    const tags = text.split(',').flatMap((tag) => tag.trim() || []);
    if (tags.length > 0 && (await change({ addTags: tags }))) setText('');
  }
  async function remove(tag: string) {
    await change({ removeTags: [tag] });
    input.current?.focus();
  }

  return (
    <div className="flex flex-col gap-2">
      {picture.tags.length > 0 && (
        <ul aria-label="Tags" className="flex flex-wrap gap-1.5">
          {picture.tags.map((tag) => (
            <li
              key={tag}
              className="flex h-6 max-w-full items-center rounded-full bg-accent-soft pl-2.5 text-xs text-accent-text max-md:h-9"
            >
              <Link href={pathOfTag(tag)} className="truncate hover:underline" title={`All pictures with “${tag}”`}>
                {tag}
              </Link>
              <button
                type="button"
                aria-label={`Remove the tag ${tag}`}
                className="flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-hover max-md:size-9"
                onClick={() => void remove(tag)}
              >
                <X aria-hidden className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Input
        ref={input}
        aria-label="Add tags"
        aria-invalid={problem !== null}
        aria-describedby={problem ? `${id}-problem` : undefined}
        placeholder="Add a tag; several with commas"
        value={text}
        className="max-md:h-11.5"
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void add()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void add();
        }}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert" className="text-xs text-danger">
          {problem}
        </p>
      )}
      {found.length > 0 && (
        <div className="flex flex-col gap-1.5">
          <p className="text-2xs text-text-muted">Found in the picture; a click makes one yours</p>
          <ul aria-label="Found tags" className="flex flex-wrap gap-1.5">
            {found.map((tag) => (
              <li key={tag}>
                <button
                  type="button"
                  aria-label={`Take over the tag ${tag}`}
                  className="flex h-6 items-center gap-1 rounded-full border border-dashed border-border-strong px-2 text-xs text-text-muted hover:border-accent hover:text-text max-md:h-9"
                  onClick={() => void change({ addTags: [tag] })}
                >
                  <Plus aria-hidden className="size-3" />
                  {tag}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function pathOfTag(tag: string): string {
  return `/pictures?tag=${encodeURIComponent(tag)}`;
}
