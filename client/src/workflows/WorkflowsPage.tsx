import { useState } from 'react';
import { AccountSlot } from '../ui/page/AccountSlot.tsx';
import { Logo } from '../ui/display/Logo.tsx';
import { PageNav } from '../ui/page/PageNav.tsx';
import { useDocumentTitle } from '../ui/page/useDocumentTitle.ts';
import { FileDrop } from './files/FileDrop.tsx';
import { NewWorkflowButton } from './NewWorkflowButton.tsx';
import { SearchField } from '../ui/controls/SearchField.tsx';
import { WorkflowGrid } from './WorkflowGrid.tsx';
import type { NewcomerHelp } from './WorkflowGrid.tsx';

/** All workflows of the person: find one, or begin one. */
export function WorkflowsPage(help: NewcomerHelp) {
  useDocumentTitle('Workflows');
  const [search, setSearch] = useState('');
  return (
    <FileDrop className="h-full overflow-y-auto">
      <header className="sticky top-0 z-30 border-b border-border bg-background/85 backdrop-blur-md">
        <div className="mx-auto flex min-h-14 max-w-6xl flex-wrap items-center gap-x-3 px-4 max-sm:gap-x-2 max-sm:gap-y-1 max-sm:py-1.5 sm:px-6">
          <Logo className="size-7 shrink-0" />
          <PageNav />
          <SearchField
            label="Search workflows"
            onSearch={setSearch}
            className="ml-auto w-56 max-sm:order-2 max-sm:ml-0 max-sm:w-auto max-sm:flex-1"
          />
          {/* On a phone, what follows stands in a second line. */}
          <span aria-hidden className="hidden h-0 w-full max-sm:order-1 max-sm:block" />
          <div className="contents max-sm:order-3 max-sm:flex">
            <NewWorkflowButton />
          </div>
          <div className="contents max-sm:ml-auto max-sm:flex">
            <AccountSlot />
          </div>
        </div>
      </header>
      <main className="mx-auto max-w-6xl px-4 pt-7 pb-20 sm:px-6">
        <WorkflowGrid key={search} search={search} {...help} />
      </main>
    </FileDrop>
  );
}
