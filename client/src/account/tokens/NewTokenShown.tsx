import { Check, Copy } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { DialogFooter } from '../../ui/Dialog.tsx';
import { Input } from '../../ui/Input.tsx';
import { Label } from '../../ui/Label.tsx';

interface NewTokenShownProps {
  name: string;
  secret: string;
  onDone: () => void;
}

/** The one time that a token is seen. */
export function NewTokenShown({ name, secret, onDone }: NewTokenShownProps) {
  const [isCopied, setIsCopied] = useState(false);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const copy = async () => {
    // Browsers have no clipboard for pages that come by plain http from elsewhere; then it is at least chosen.
    const isDone = await navigator.clipboard?.writeText(secret).then(
      () => true,
      () => false,
    );
    if (isDone) setIsCopied(true);
    else field.current?.select();
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <Label htmlFor={id}>{name}</Label>
        <div className="flex gap-2">
          <Input
            id={id}
            readOnly
            ref={field}
            value={secret}
            onFocus={(event) => event.target.select()}
            aria-describedby={`${id}-note`}
            className="h-9 font-mono text-2xs"
          />
          <Button className="h-9" onClick={() => void copy()}>
            {isCopied ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
        </div>
        <p id={`${id}-note`} className="text-xs text-text-muted">
          Copy it now: it is shown this once, and kept nowhere.
        </p>
      </div>
      <pre className="rounded-md bg-surface-sunken px-3 py-2 font-mono text-2xs break-words whitespace-pre-wrap text-text-muted">
        {`curl ${location.origin}/graphql \\
  -H "authorization: Bearer $TOKEN" \\
  -H "content-type: application/json" \\
  -d '{"query":"{ viewer { email } }"}'`}
      </pre>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          Done
        </Button>
      </DialogFooter>
    </div>
  );
}
