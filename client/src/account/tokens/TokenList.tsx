import { KeyRound, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { TokensQuery } from '../generated/graphql.ts';
import { Badge } from '../../ui/display/Badge.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { DialogFooter } from '../../ui/overlays/Dialog.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { RelativeTime } from '../../ui/display/RelativeTime.tsx';
import { ScrollArea } from '../../ui/surfaces/ScrollArea.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';
import { describeExpiry, describeScopes } from './describe-token.ts';

type Token = NonNullable<TokensQuery['viewer']>['tokens']['edges'][number]['node'];

interface TokenListProps {
  tokens: readonly Token[];
  onAdd: () => void;
  onRevoked: () => void;
}

export function TokenList({ tokens, onAdd, onRevoked }: TokenListProps) {
  const [leaving, setLeaving] = useState<Token | null>(null);
  if (tokens.length === 0) {
    return (
      <EmptyState
        icon={KeyRound}
        title="No tokens yet"
        description="Create one for a script, a cron job or another service."
      >
        <Button variant="primary" onClick={onAdd}>
          <Plus aria-hidden />
          New token
        </Button>
      </EmptyState>
    );
  }
  return (
    <>
      <ScrollArea className="-mx-2 max-h-80">
        <ul aria-label="Your tokens" className="flex flex-col divide-y divide-border">
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setLeaving(token)} />
          ))}
        </ul>
      </ScrollArea>
      <DialogFooter>
        <Button variant="primary" onClick={onAdd}>
          <Plus aria-hidden />
          New token
        </Button>
      </DialogFooter>
      {leaving && <RevokeDialog token={leaving} onClose={() => setLeaving(null)} onRevoked={onRevoked} />}
    </>
  );
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const [now] = useState(() => Date.now());
  const expiry = describeExpiry(token.expiresAt, now);
  return (
    <li className="flex items-center gap-3 px-2 py-2.5">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate text-sm font-medium">{token.name}</span>
          <Badge>
            <span className="max-w-56 truncate">{describeScopes(token.scopes, token.workflows)}</span>
          </Badge>
        </p>
        <p className="truncate text-xs text-text-muted">
          <code className="font-mono text-2xs">{token.hint}…</code>
          {' · '}
          <span className={expiry === 'Expired' ? 'text-danger' : undefined}>{expiry}</span>
          {' · '}
          {token.lastUsedAt ? (
            <>
              Last used <RelativeTime at={token.lastUsedAt} />
            </>
          ) : (
            'Never used'
          )}
        </p>
      </div>
      <IconButton label={`Revoke ${token.name}`} onClick={onRevoke}>
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}
