import { KeyRound, LogIn, LogOut, SquareTerminal, Wallet } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { Command } from '../commands/command.ts';
import { useCommands } from '../commands/useCommands.ts';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/DropdownMenu.tsx';
import { useSession } from './SessionProvider.tsx';
import { SpendingSummary } from './SpendingSummary.tsx';

const BudgetDialog = lazy(async () => ({ default: (await import('./BudgetDialog.tsx')).BudgetDialog }));
const TokensDialog = lazy(async () => ({ default: (await import('./tokens/TokensDialog.tsx')).TokensDialog }));

/** Who is signed in, what they pay, and what else belongs to the account rather than to a workflow. */
export function AccountMenu() {
  const { user, signOut } = useSession();
  const [isBudgetOpen, setIsBudgetOpen] = useState(false);
  const [areTokensOpen, setAreTokensOpen] = useState(false);
  useCommands(useMemo(() => accountCommands(() => setAreTokensOpen(true)), []));
  if (!user) return null;
  const name = user.isDemo ? 'Demo account' : (user.email ?? 'Signed in');
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger
          aria-label={`Account: ${name}`}
          className="flex size-8 items-center justify-center rounded-full border border-border bg-surface-raised text-xs font-semibold text-text uppercase shadow-card hover:border-border-strong"
        >
          {(user.email ?? '?').slice(0, 1)}
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="w-76">
          <div className="px-2 py-1.5">
            <p className="truncate text-sm font-medium">{name}</p>
            {user.isDemo && <p className="truncate text-xs text-text-muted">{user.email}</p>}
          </div>
          <DropdownMenuSeparator />
          <DropdownMenuItem className="items-start" onSelect={() => setIsBudgetOpen(true)}>
            <Wallet aria-hidden className="mt-0.5" />
            <span className="flex min-w-0 flex-1 flex-col">
              Monthly budget
              <SpendingSummary />
            </span>
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem asChild>
            <a href="/graphiql" target="_blank" rel="noreferrer">
              <SquareTerminal aria-hidden />
              API explorer
            </a>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAreTokensOpen(true)}>
            <KeyRound aria-hidden />
            Access tokens
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          {user.isDemo && (
            <DropdownMenuItem asChild>
              <Link href="/sign-in">
                <LogIn aria-hidden />
                Use your own account
              </Link>
            </DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={() => void signOut()}>
            <LogOut aria-hidden />
            Sign out
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Suspense>{isBudgetOpen && <BudgetDialog onClose={() => setIsBudgetOpen(false)} />}</Suspense>
      <Suspense>{areTokensOpen && <TokensDialog onClose={() => setAreTokensOpen(false)} />}</Suspense>
    </>
  );
}

function accountCommands(openTokens: () => void): Command[] {
  return [
    {
      id: 'tokens',
      title: 'Access tokens',
      group: 'Go to',
      icon: KeyRound,
      words: 'api key script integration',
      run: openTokens,
    },
  ];
}
