import { Palette, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { mutateOnce } from '../api/mutate-once.ts';
import { readAnswer } from '../api/read-answer.ts';
import type { BrandFieldsFragment } from '../api/generated/graphql.ts';
import { Button } from '../ui/controls/Button.tsx';
import { Skeleton } from '../ui/display/Skeleton.tsx';
import { EmptyState } from '../ui/page/EmptyState.tsx';
import { PageHeader } from '../ui/page/PageHeader.tsx';
import { LoadFailed } from '../ui/page/LoadFailed.tsx';
import { useDocumentTitle } from '../ui/page/useDocumentTitle.ts';
import { useOnReturn } from '../ui/page/useOnReturn.ts';
import { toast } from '../ui/toast/toast.ts';
import { toOwnFont } from '../nodes/composition/own-fonts.ts';
import { loadFonts } from '../nodes/composition/load-fonts.ts';
import { BrandsQuery, CreateBrandMutation } from './brand-documents.ts';
import { colorRoles, draftOf } from './brand.ts';

/** All brands of the person. */
export function BrandsPage() {
  useDocumentTitle('Brands');
  const [search, setSearch] = useState('');
  const [{ data, error, fetching }, repeat] = useQuery({
    query: BrandsQuery,
    variables: { search: search || null },
    requestPolicy: 'cache-and-network',
  });
  useOnReturn(() => repeat({ requestPolicy: 'network-only' }));
  const { create, isBusy } = useCreate();
  const brands = data?.brands.nodes ?? [];
  if (!data && error) return <LoadFailed error={error} onRetry={() => repeat({ requestPolicy: 'network-only' })} />;
  const newButton = (
    <Button variant="primary" disabled={isBusy} onClick={() => void create()}>
      <Plus />
      New brand
    </Button>
  );
  return (
    <div className="h-full overflow-y-auto">
      <PageHeader search={{ label: 'Search brands', isWaiting: fetching, onSearch: setSearch, text: search }}>
        {newButton}
      </PageHeader>
      <main className="px-4 pt-5 pb-20 sm:px-6">
        <h1 className="mb-3 text-lg font-semibold tracking-tight">Brands</h1>
        {!data && (
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3">
            {[0, 1, 2].map((place) => (
              <li key={place}>
                <Skeleton className="h-44" />
              </li>
            ))}
          </ul>
        )}
        {data && brands.length === 0 && (
          <EmptyState
            icon={Palette}
            title={search ? 'No brand of that name' : 'No brand yet'}
            description={
              search
                ? 'Look for another part of its name.'
                : 'Colors, fonts, logos and words, set once: every composition, text and picture can then be made in them.'
            }
            className="py-24"
          >
            {!search && newButton}
          </EmptyState>
        )}
        <ul aria-label="Brands" className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-3">
          {brands.map((brand) => (
            <li key={brand.id}>
              <BrandCard brand={brand} />
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}

function useCreate() {
  const client = useClient();
  const [, navigate] = useLocation();
  const [isBusy, setIsBusy] = useState(false);
  return {
    isBusy,
    async create() {
      setIsBusy(true);
      const { data, error } = await mutateOnce(client, CreateBrandMutation, { name: 'New brand' });
      setIsBusy(false);
      const answer = readAnswer(error, data?.createBrand, 'CreateBrandPayload');
      if (answer.ok) navigate(`/brands/${encodeURIComponent(answer.payload.brand.id)}`);
      else toast.error(answer.message);
    },
  };
}

/** Looks like the brand: its ground, its text, its font, its logo. */
function BrandCard({ brand }: { brand: BrandFieldsFragment }) {
  const { colors, logos, fonts, fontFiles, name } = draftOf(brand);
  const logo = logos.light ?? logos.mark ?? logos.dark;
  const own = fontFiles.heading && toOwnFont(fontFiles.heading);
  const heading = own?.name ?? fonts.heading;
  const weight = own ? Math.min(600, own.weights.most) : 600;
  useEffect(() => {
    if (heading) void loadFonts([{ font: { families: [heading], weight }, texts: [name] }]);
  }, [heading, weight, name]);
  return (
    <Link
      href={`/brands/${encodeURIComponent(brand.id)}`}
      className="flex h-44 flex-col overflow-hidden rounded-xl border border-border bg-surface shadow-card hover:border-border-strong"
    >
      <span
        className="flex min-h-0 flex-1 items-center justify-center p-4"
        style={{ background: colors.BACKGROUND ?? 'var(--surface-sunken)', color: colors.TEXT ?? 'inherit' }}
      >
        {logo ? (
          <img src={logo.url} alt="" className="max-h-full max-w-[80%] object-contain" />
        ) : (
          <span
            aria-hidden
            className="truncate text-2xl font-semibold"
            style={heading ? { fontFamily: `'${heading}'`, fontWeight: weight } : undefined}
          >
            {name}
          </span>
        )}
      </span>
      <span className="flex items-center gap-2 border-t border-border px-3 py-2">
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{name}</span>
        <span aria-hidden className="flex">
          {colorRoles.map(
            ({ role }) =>
              colors[role] && (
                <span
                  key={role}
                  className="-ml-1 size-4 rounded-full border border-surface"
                  style={{ background: colors[role] }}
                />
              ),
          )}
        </span>
      </span>
    </Link>
  );
}
