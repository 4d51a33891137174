import { Check, Copy } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/controls/Button.tsx';
import { Input } from '../ui/controls/Input.tsx';
import { Label } from '../ui/controls/Label.tsx';

/** A secret, the one time that it is seen. */
export function SecretField({ label, secret }: { label: string; secret: string }) {
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
    <div className="flex flex-col gap-1.5">
      <Label htmlFor={id}>{label}</Label>
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
        Copy it now. It will not be shown again.
      </p>
    </div>
  );
}
