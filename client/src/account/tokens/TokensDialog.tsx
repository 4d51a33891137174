import { useState } from 'react';
import { useQuery } from 'urql';
import { explainFailure } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { NewTokenForm } from './NewTokenForm.tsx';
import { NewTokenShown } from './NewTokenShown.tsx';
import { TokenList } from './TokenList.tsx';
import { TokensQuery } from './token-documents.ts';

type View = { kind: 'list' } | { kind: 'form' } | { kind: 'made'; name: string; secret: string };

/** The tokens by which programs come in this person's name: made here, shown once, and ended here. */
export function TokensDialog({ onClose }: { onClose: () => void }) {
  const [{ data, error, fetching }, askAgain] = useQuery({ query: TokensQuery, requestPolicy: 'cache-and-network' });
  const [view, setView] = useState<View>({ kind: 'list' });
  const refresh = () => askAgain({ requestPolicy: 'network-only' });
  const tokens = data?.viewer?.tokens.edges.map(({ node }) => node);

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-lg">
        <DialogHeader>
          <DialogTitle>Access tokens</DialogTitle>
          <DialogDescription>
            For scripts and other systems that use the API in your name. Anyone who has a token can do what it allows.
          </DialogDescription>
        </DialogHeader>
        {view.kind === 'form' && (
          <NewTokenForm
            onCancel={() => setView({ kind: 'list' })}
            onMade={(name, secret) => {
              setView({ kind: 'made', name, secret });
              refresh();
            }}
          />
        )}
        {view.kind === 'made' && (
          <NewTokenShown name={view.name} secret={view.secret} onDone={() => setView({ kind: 'list' })} />
        )}
        {view.kind === 'list' &&
          (tokens ? (
            <TokenList tokens={tokens} onAdd={() => setView({ kind: 'form' })} onRevoked={refresh} />
          ) : error && !fetching ? (
            <div role="alert" className="flex items-center justify-between gap-3 text-sm text-danger">
              {explainFailure(error)}
              <Button onClick={refresh}>Try again</Button>
            </div>
          ) : (
            <Skeleton className="h-40" />
          ))}
      </DialogContent>
    </Dialog>
  );
}
