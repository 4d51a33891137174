import { Plus } from 'lucide-react';
import { useState } from 'react';
import { AccountMenu } from '../account/AccountMenu.tsx';
import { Button } from '../ui/Button.tsx';
import { Logo } from '../ui/Logo.tsx';
import { useDocumentTitle } from '../ui/useDocumentTitle.ts';
import { SearchField } from './SearchField.tsx';
import { useCreateWorkflow } from './useCreateWorkflow.ts';
import { WorkflowGrid } from './WorkflowGrid.tsx';

/** All workflows of the person: find one, or begin one. */
export function LibraryPage() {
  useDocumentTitle('Workflows');
  const [search, setSearch] = useState('');
  const { create, isCreating } = useCreateWorkflow();
  return (
    <div className="h-full overflow-y-auto">
      <header className="sticky top-0 z-30 border-b border-border bg-background/85 backdrop-blur-md">
        <div className="mx-auto flex h-14 max-w-6xl items-center gap-3 px-4 sm:px-6">
          <Logo className="size-7" />
          <span className="text-base font-semibold tracking-tight max-sm:sr-only">VisualAdGen</span>
          <SearchField onSearch={setSearch} className="ml-auto w-56 max-sm:flex-1" />
          <Button variant="primary" isBusy={isCreating} onClick={() => void create()}>
            <Plus aria-hidden />
            New <span className="-ml-0.5 max-sm:sr-only">workflow</span>
          </Button>
          <AccountMenu />
        </div>
      </header>
      <main className="mx-auto max-w-6xl px-4 pt-7 pb-20 sm:px-6">
        <WorkflowGrid key={search} search={search} onCreate={() => void create()} isCreating={isCreating} />
      </main>
    </div>
  );
}
