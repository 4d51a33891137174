import { useState } from 'react';
import { AccountSlot } from '../ui/page/AccountSlot.tsx';
import { Logo } from '../ui/display/Logo.tsx';
import { useDocumentTitle } from '../ui/page/useDocumentTitle.ts';
import { FileDrop } from './files/FileDrop.tsx';
import { NewWorkflowButton } from './NewWorkflowButton.tsx';
import { SearchField } from './SearchField.tsx';
import { WorkflowGrid } from './WorkflowGrid.tsx';
import type { NewcomerHelp } from './WorkflowGrid.tsx';

/** All workflows of the person: find one, or begin one. */
export function WorkflowsPage(help: NewcomerHelp) {
  useDocumentTitle('Workflows');
  const [search, setSearch] = useState('');
  return (
    <FileDrop className="h-full overflow-y-auto">
      <header className="sticky top-0 z-30 border-b border-border bg-background/85 backdrop-blur-md">
        <div className="mx-auto flex h-14 max-w-6xl items-center gap-3 px-4 max-sm:gap-2 sm:px-6">
          <Logo className="size-7 shrink-0" />
          <span className="text-base font-semibold tracking-tight max-sm:sr-only">VisualAdGen</span>
          <SearchField onSearch={setSearch} className="ml-auto w-56 max-sm:ml-0 max-sm:w-auto max-sm:flex-1" />
          <NewWorkflowButton />
          <AccountSlot />
        </div>
      </header>
      <main className="mx-auto max-w-6xl px-4 pt-7 pb-20 sm:px-6">
        <WorkflowGrid key={search} search={search} {...help} />
      </main>
    </FileDrop>
  );
}
