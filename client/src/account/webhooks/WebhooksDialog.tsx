import { useState } from 'react';
import { useQuery } from 'urql';
import { explainFailure } from '../../api/read-answer.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import { Skeleton } from '../../ui/display/Skeleton.tsx';
import { NewWebhookForm } from './NewWebhookForm.tsx';
import { SecretShown } from './SecretShown.tsx';
import { WebhookDetails } from './WebhookDetails.tsx';
import { WebhookList } from './WebhookList.tsx';
import { WebhooksQuery } from './webhook-documents.ts';

type View =
  | { kind: 'list' }
  | { kind: 'form' }
  | { kind: 'details'; webhookId: string }
  | { kind: 'secret'; webhookId: string; name: string; secret: string; isRotated: boolean };

/** The systems that are told when a run of this person's has ended, and what became of each message. */
export function WebhooksDialog({ onClose }: { onClose: () => void }) {
  const [{ data, error, fetching }, askAgain] = useQuery({ query: WebhooksQuery, requestPolicy: 'cache-and-network' });
  const [view, setView] = useState<View>({ kind: 'list' });
  const refresh = () => askAgain({ requestPolicy: 'network-only' });
  const showList = () => {
    setView({ kind: 'list' });
    refresh();
  };
  const webhooks = data?.viewer?.webhooks.edges.map(({ node }) => node);
  const webhook = view.kind === 'details' ? webhooks?.find(({ id }) => id === view.webhookId) : undefined;

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>Webhooks</DialogTitle>
          <DialogDescription>
            Notify another system when a run ends: a shop, a chat, an automation. Each message is signed.
          </DialogDescription>
        </DialogHeader>
        {view.kind === 'form' && (
          <NewWebhookForm
            onCancel={showList}
            onMade={({ id, name }, secret) => {
              setView({ kind: 'secret', webhookId: id, name, secret, isRotated: false });
              refresh();
            }}
          />
        )}
        {view.kind === 'secret' && (
          <SecretShown {...view} onDone={() => setView({ kind: 'details', webhookId: view.webhookId })} />
        )}
        {webhook && (
          <WebhookDetails
            webhook={webhook}
            onBack={showList}
            onChanged={refresh}
            onRotated={(secret) =>
              setView({ kind: 'secret', webhookId: webhook.id, name: webhook.name, secret, isRotated: true })
            }
          />
        )}
        {view.kind === 'list' && webhooks && (
          <WebhookList
            webhooks={webhooks}
            onAdd={() => setView({ kind: 'form' })}
            onOpen={(webhookId) => setView({ kind: 'details', webhookId })}
          />
        )}
        {!webhooks && view.kind === 'list' && error && !fetching && (
          <div role="alert" className="flex items-center justify-between gap-3 text-sm text-danger">
            {explainFailure(error)}
            <Button onClick={refresh}>Try again</Button>
          </div>
        )}
        {((!webhooks && view.kind === 'list' && !(error && !fetching)) || (view.kind === 'details' && !webhook)) && (
          <Skeleton className="h-40" />
        )}
      </DialogContent>
    </Dialog>
  );
}
