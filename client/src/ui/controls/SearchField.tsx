import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { cn } from '../theme/class-names.ts';
import { Spinner } from '../display/Spinner.tsx';
import { Input } from './Input.tsx';

const quietFor = 220;

interface SearchFieldProps {
  /** What it searches, such as `Search workflows`. */
  label: string;
  /** What is searched for, where something else can change that as well. */
  text?: string;
  /** It is being searched. */
  isWaiting?: boolean;
  /** Told a moment after the typing stops. */
  onSearch: (search: string) => void;
  className?: string;
}

/** The key `/` leads here from anywhere on the page; Escape empties it. */
export function SearchField({ label, text: given = '', isWaiting = false, onSearch, className }: SearchFieldProps) {
  const [text, setText] = useState(given);
  const [known, setKnown] = useState({ given, told: given });
  if (known.given !== given) {
    setKnown({ ...known, given });
    // It comes from elsewhere, and not from here a moment ago.
    if (given !== known.told) setText(given);
  }
  const input = useRef<HTMLInputElement>(null);

  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });

  useEffect(() => {
    const told = text.trim();
    const timer = setTimeout(() => {
      setKnown((now) => (now.told === told ? now : { ...now, told }));
      latest.current(told);
    }, quietFor);
    return () => clearTimeout(timer);
  }, [text]);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]');
      if (event.key !== '/' || isTyping || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);

  return (
    <search className={cn('relative', className)}>
      <span
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 flex size-3.5 -translate-y-1/2 items-center text-text-muted"
      >
        {isWaiting ? <Spinner className="size-3.5" /> : <Search className="size-3.5" />}
      </span>
      <Input
        ref={input}
        aria-label={label}
        placeholder="Search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setText('');
        }}
        className="px-8 max-md:h-11.5"
      />
      {text && (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            setText('');
            input.current?.focus();
          }}
          className="absolute top-1/2 right-1.5 -translate-y-1/2 rounded-sm p-1 text-text-muted hover:bg-hover hover:text-text"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </search>
  );
}
