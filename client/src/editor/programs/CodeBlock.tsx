import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../ui/controls/Button.tsx';

/** Text for programs, to be taken along with one click. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  const text = useRef<HTMLPreElement>(null);
  const isCopied = copied === code;

  async function copy() {
    // Browsers have no clipboard for pages that come by plain http from elsewhere; then it is at least chosen.
    const isDone = await navigator.clipboard?.writeText(code).then(
      () => true,
      () => false,
    );
    if (isDone) setCopied(code);
    else if (text.current) getSelection()?.selectAllChildren(text.current);
  }

  return (
    <section aria-label={label} className="flex min-w-0 flex-col rounded-lg border border-border bg-surface-sunken">
      <Button variant="ghost" size="sm" className="m-1 self-end" onClick={() => void copy()}>
        {isCopied ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
      <pre
        ref={text}
        // It scrolls, and so must be reached by keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-80 overflow-auto px-3 pb-3 font-mono text-xs leading-relaxed"
      >
        {code}
      </pre>
    </section>
  );
}
