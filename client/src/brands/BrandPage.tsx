import { ArrowLeft, Palette, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { type Client, useClient, useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { readAnswer } from '../api/read-answer.ts';
import type { BrandFieldsFragment } from '../api/generated/graphql.ts';
import { Button } from '../ui/controls/Button.tsx';
import { IconButton } from '../ui/controls/IconButton.tsx';
import { Splash } from '../ui/page/Splash.tsx';
import { EmptyState } from '../ui/page/EmptyState.tsx';
import { PageHeader } from '../ui/page/PageHeader.tsx';
import { LoadFailed } from '../ui/page/LoadFailed.tsx';
import { useDocumentTitle } from '../ui/page/useDocumentTitle.ts';
import { useIsPhone } from '../ui/page/useIsPhone.ts';
import { ConfirmDialog } from '../ui/overlays/ConfirmDialog.tsx';
import { toast } from '../ui/toast/toast.ts';
import { BrandForm } from './BrandForm.tsx';
import { BrandSpecimen } from './BrandSpecimen.tsx';
import { BrandQuery, DeleteBrandMutation, RestoreBrandMutation } from './brand-documents.ts';
import { type SaveState, useBrandDraft } from './useBrandDraft.ts';

/** One brand, with what it looks like beside it. */
export function BrandPage({ id }: { id: string }) {
  const [{ data, error }, repeat] = useQuery({
    query: BrandQuery,
    variables: { id },
    // What is written here begins with what is saved, and not with what was read some time ago.
    requestPolicy: 'network-only',
  });
  if (!data && error) return <LoadFailed error={error} onRetry={() => repeat({ requestPolicy: 'network-only' })} />;
  if (!data) return <Splash />;
  if (data.brand) return <OpenBrand key={data.brand.id} brand={data.brand} usedBy={data.brand.usedBy} />;
  return (
    <main className="flex h-full items-center justify-center">
      <EmptyState
        isPage
        icon={Palette}
        title="This brand is not there"
        description="It was deleted, or is somebody else’s."
      >
        <Button asChild>
          <Link href="/brands">All brands</Link>
        </Button>
      </EmptyState>
    </main>
  );
}

interface OpenBrandProps {
  brand: BrandFieldsFragment;
  usedBy: readonly { id: string; name: string }[];
}

function OpenBrand({ brand, usedBy }: OpenBrandProps) {
  const { draft, state, change, settle } = useBrandDraft(brand);
  const [isDeleting, setIsDeleting] = useState(false);
  const isPhone = useIsPhone();
  useDocumentTitle(draft.name || 'Brand');
  return (
    <div className="h-full overflow-y-auto">
      <PageHeader>
        <SaveWord state={state} />
        <IconButton label="Delete this brand" onClick={() => setIsDeleting(true)}>
          <Trash2 />
        </IconButton>
      </PageHeader>
      <main className="mx-auto grid max-w-6xl gap-8 px-4 pt-5 pb-24 sm:px-6 lg:grid-cols-[minmax(0,1fr)_30rem]">
        <div className="flex flex-col gap-4">
          <Link href="/brands" className="flex items-center gap-1 self-start text-sm text-text-muted hover:text-text">
            <ArrowLeft aria-hidden className="size-4" />
            All brands
          </Link>
          <h1 className="truncate text-lg font-semibold tracking-tight">{draft.name || 'Brand'}</h1>
          {state.kind === 'CONFLICT' && <Conflict onSettle={settle} />}
          <BrandForm draft={draft} onChange={change} />
          <UsedBy workflows={usedBy} />
        </div>
        <section
          aria-label="What it looks like"
          className="flex flex-col gap-2 max-lg:order-first lg:sticky lg:top-20 lg:self-start"
        >
          <h2 className="text-xs font-medium text-text-muted">What it looks like</h2>
          <BrandSpecimen draft={draft} scale={isPhone ? 0.7 : 1} />
        </section>
      </main>
      {isDeleting && <DeleteBrand brand={brand} usedBy={usedBy} onClose={() => setIsDeleting(false)} />}
    </div>
  );
}

function SaveWord({ state }: { state: SaveState }) {
  const words = {
    SAVED: 'Saved',
    HALF: 'Saved, but for the claims: each needs its words and its note',
    UNSAVED: 'Saving …',
    SAVING: 'Saving …',
    CONFLICT: 'Not saved',
  };
  return (
    <output className={state.kind === 'REFUSED' ? 'text-sm text-danger' : 'text-sm text-text-muted'}>
      {state.kind === 'REFUSED' ? `Not saved: ${state.message}` : words[state.kind]}
    </output>
  );
}

function Conflict({ onSettle }: { onSettle: (keepsOurs: boolean) => void }) {
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-lg border border-border bg-surface-raised p-3 text-sm">
      <p>This brand was changed elsewhere while you were writing here. What you wrote is still on this page.</p>
      <div className="flex gap-2">
        <Button size="sm" onClick={() => onSettle(true)}>
          Keep mine
        </Button>
        <Button size="sm" onClick={() => onSettle(false)}>
          Take theirs
        </Button>
      </div>
    </div>
  );
}

function UsedBy({ workflows }: { workflows: OpenBrandProps['usedBy'] }) {
  if (workflows.length === 0) return null;
  return (
    <section aria-label="Used by" className="flex flex-col gap-1 text-sm">
      <h2 className="text-xs font-medium text-text-muted">Used by</h2>
      <ul className="flex flex-wrap gap-x-3 gap-y-1">
        {workflows.map(({ id, name }) => (
          <li key={id}>
            <Link href={`/workflows/${id}`} className="text-accent-text underline-offset-4 hover:underline">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DeleteBrand({ brand, usedBy, onClose }: OpenBrandProps & { onClose: () => void }) {
  const client = useClient();
  const [, navigate] = useLocation();
  const [isBusy, setIsBusy] = useState(false);
  async function confirm() {
    setIsBusy(true);
    const input = { brandId: brand.id, evenIfUsed: usedBy.length > 0 };
    const { data, error } = await client.mutation(DeleteBrandMutation, { input }).toPromise();
    setIsBusy(false);
    const answer = readAnswer(error, data?.deleteBrand, 'DeleteBrandPayload');
    if (!answer.ok) {
      const isInUse = answer.error?.__typename === 'BrandInUseError';
      return toast.error(
        isInUse ? 'A workflow has begun to use it meanwhile. Open this page again to see which.' : answer.message,
      );
    }
    navigate('/brands', { replace: true });
    toast(`“${brand.name}” was deleted`, {
      duration: 10_000,
      action: { label: 'Undo', onClick: () => void restore(client, brand) },
    });
  }
  const names = usedBy.map(({ name }) => `“${name}”`).join(', ');
  return (
    <ConfirmDialog
      title={`Delete ${brand.name}?`}
      description={
        usedBy.length > 0
          ? `It is used by ${names}, which cannot run until another brand is chosen there, or this one is restored.`
          : 'No workflow uses it. Its pictures stay in your library.'
      }
      verb="Delete"
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    />
  );
}

async function restore(client: Client, { id, name }: BrandFieldsFragment): Promise<void> {
  const { data, error } = await client.mutation(RestoreBrandMutation, { input: { brandId: id } }).toPromise();
  const answer = readAnswer(error, data?.restoreBrand, 'RestoreBrandPayload');
  if (answer.ok) toast.success(`“${name}” was restored`);
  else toast.error(`“${name}” could not be restored`, { description: answer.message });
}
