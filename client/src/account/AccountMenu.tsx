import { firstSign } from '@visualadgen/graph/text/cut-text.ts';
import { KeyRound, LogIn, LogOut, Route, SquareTerminal, Wallet, Webhook } from 'lucide-react';
import { Link } from 'wouter';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '../ui/overlays/DropdownMenu.tsx';
import { openDialog } from '../ui/overlays/open-dialog.ts';
import { useSession } from '../api/session/SessionProvider.tsx';
import { SpendingSummary } from './SpendingSummary.tsx';
import { ThemeChoice } from './ThemeChoice.tsx';

/** Who is signed in, what they pay, and what else belongs to the account rather than to a workflow. */
export function AccountMenu({ onStartTour }: { onStartTour: () => void }) {
  const { user, config, signOut } = useSession();
  if (!user) return null;
  const name = user.isDemo ? 'Demo account' : (user.email ?? 'Signed in');
  return (
    <DropdownMenu>
      <DropdownMenuTrigger
        aria-label={`Account: ${name}`}
        className="flex size-8 shrink-0 items-center justify-center rounded-full max-md:size-11.5 border border-border bg-surface-raised text-xs font-semibold text-text uppercase shadow-card hover:border-border-strong"
      >
        {firstSign(user.email ?? '?')}
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="w-76">
        <div className="px-2 py-1.5">
          <p className="truncate text-sm font-medium">{name}</p>
          {user.isDemo && <p className="truncate text-xs text-text-muted">{user.email}</p>}
        </div>
        <DropdownMenuSeparator />
        <DropdownMenuItem className="items-start" onSelect={() => openDialog('budget')}>
          <Wallet aria-hidden className="mt-0.5" />
          <span className="flex min-w-0 flex-1 flex-col">
            Monthly budget
            <SpendingSummary />
          </span>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <ThemeChoice />
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={onStartTour}>
          <Route aria-hidden />
          Take the tour
        </DropdownMenuItem>
        {config.hasExplorer && (
          <DropdownMenuItem asChild>
            <a href="/graphiql" target="_blank" rel="noreferrer">
              <SquareTerminal aria-hidden />
              API explorer
            </a>
          </DropdownMenuItem>
        )}
        <DropdownMenuItem onSelect={() => openDialog('tokens')}>
          <KeyRound aria-hidden />
          Access tokens
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => openDialog('webhooks')}>
          <Webhook aria-hidden />
          Webhooks
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
  );
}
