import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Input } from '../../ui/controls/Input.tsx';

interface TagFilterProps {
  tags: readonly string[];
  /** To choose from while typing. */
  known: readonly string[];
  onChange: (tags: readonly string[]) => void;
}

/** Tags, each of which a picture must have. Enter adds what is typed. */
export function TagFilter({ tags, known, onChange }: TagFilterProps) {
  const [text, setText] = useState('');
  const list = useId();
  const add = (given: string) => {
    const tag = given.trim();
    setText('');
    if (tag && !tags.includes(tag)) onChange([...tags, tag]);
  };
  return (
    <div className="flex flex-col gap-1.5">
      {tags.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag} className="flex h-6 items-center rounded-full bg-accent-soft pl-2.5 text-xs text-accent-text">
              {tag}
              <button
                type="button"
                aria-label={`Without the tag ${tag}`}
                className="flex size-6 items-center justify-center"
                onClick={() => onChange(tags.filter((other) => other !== tag))}
              >
                <X aria-hidden className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Input
        aria-label="Add a tag to look for"
        placeholder="Type a tag, then Enter"
        list={list}
        value={text}
        className="max-md:h-11.5"
        onChange={(event) => {
          // What is chosen of the list needs no Enter.
          const typed = event.target.value;
          if (known.includes(typed) && typed.length > text.length + 1) add(typed);
          else setText(typed);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add(text);
        }}
      />
      <datalist id={list}>
        {known.map((tag) => (
          <option key={tag}>{tag}</option>
        ))}
      </datalist>
    </div>
  );
}
