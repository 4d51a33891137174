import {
  FilePlus2,
  FileUp,
  Images,
  KeyRound,
  LayoutTemplate,
  LogOut,
  Palette,
  Route,
  Wallet,
  Webhook,
} from 'lucide-react';
import { Suspense, useCallback, useMemo } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import type { Command } from '../ui/commands/command.ts';
import { useCommands, useLateCommands } from '../ui/commands/useCommands.ts';
import { useCreateWorkflow } from '../graph/workflow/useCreateWorkflow.ts';
import { importStore } from '../graph/file/import-store.ts';
import { useImportWorkflow } from '../workflows/files/useImportWorkflow.ts';
import { goToCommands } from '../workflows/go-to-commands.ts';
import { useStartTour } from '../tour/useStartTour.ts';
import { chooseTheme, themes } from '../ui/theme/theme.ts';
import { closeDialog, openDialog, useOpenDialog } from '../ui/overlays/open-dialog.ts';
import { useSession } from '../api/session/SessionProvider.tsx';
import { ExportSlot } from '../run/export/ExportSlot.tsx';
import { themeLooks } from '../account/theme-looks.ts';
import { lazyPart } from '../ui/loading/lazy-part.ts';
import { Uploads } from '../pictures/upload/Uploads.tsx';

const ImportFailedDialog = lazyPart(
  async () => (await import('../workflows/files/ImportFailedDialog.tsx')).ImportFailedDialog,
);
const BudgetDialog = lazyPart(async () => (await import('../run/cost/BudgetDialog.tsx')).BudgetDialog);
const TokensDialog = lazyPart(async () => (await import('../account/tokens/TokensDialog.tsx')).TokensDialog);
const WebhooksDialog = lazyPart(async () => (await import('../account/webhooks/WebhooksDialog.tsx')).WebhooksDialog);
const TemplateGallery = lazyPart(
  async () => (await import('../workflows/templates/TemplateGallery.tsx')).TemplateGallery,
);

/** What a person who is signed in can do wherever they are, the windows that it opens, and the uploads that go on meanwhile. */
export function PersonCommands() {
  const client = useClient();
  const [, navigate] = useLocation();
  useCommands(useBeginCommands());
  useCommands(useAccountCommands());
  useLateCommands(useCallback(() => goToCommands(client, navigate), [client, navigate]));
  const open = useOpenDialog();
  const hasFailure = useStore(importStore, ({ failure }) => failure !== null);
  return (
    <Suspense>
      <Uploads />
      <ExportSlot />
      {open === 'budget' && <BudgetDialog onClose={closeDialog} />}
      {open === 'tokens' && <TokensDialog onClose={closeDialog} />}
      {open === 'webhooks' && <WebhooksDialog onClose={closeDialog} />}
      {open === 'templates' && <TemplateGallery onClose={closeDialog} />}
      {hasFailure && <ImportFailedDialog />}
    </Suspense>
  );
}

/** The ways to a new workflow. */
function useBeginCommands(): Command[] {
  const { create } = useCreateWorkflow();
  const { pick } = useImportWorkflow();
  return useMemo<Command[]>(
    () => [
      {
        id: 'new-workflow',
        title: 'New workflow',
        group: 'Workflow',
        icon: FilePlus2,
        words: 'create blank empty',
        run: () => void create(),
      },
      {
        id: 'new-from-template',
        title: 'New workflow from a template…',
        group: 'Workflow',
        icon: LayoutTemplate,
        words: 'gallery example start',
        run: () => openDialog('templates'),
      },
      {
        id: 'import-workflow',
        title: 'Import a workflow file…',
        group: 'Workflow',
        icon: FileUp,
        words: 'json open upload',
        run: () => void pick(),
      },
    ],
    [create, pick],
  );
}

function useAccountCommands(): Command[] {
  const { signOut } = useSession();
  const [, navigate] = useLocation();
  const startTour = useStartTour();
  return useMemo<Command[]>(
    () => [
      ...themes.map((theme): Command => ({
        id: `theme-${theme}`,
        title: `Theme: ${themeLooks[theme].label.toLowerCase()}`,
        group: 'View',
        icon: themeLooks[theme].icon,
        words: 'colour color mode appearance',
        run: () => chooseTheme(theme),
      })),
      {
        id: 'tour',
        title: 'Take the tour',
        group: 'Go to',
        icon: Route,
        words: 'help learn guide',
        run: () => void startTour(),
      },
      {
        id: 'pictures',
        title: 'All pictures',
        group: 'Go to',
        icon: Images,
        words: 'library images gallery photos',
        run: () => navigate('/pictures'),
      },
      {
        id: 'brands',
        title: 'All brands',
        group: 'Go to',
        icon: Palette,
        words: 'colors fonts logos kit',
        run: () => navigate('/brands'),
      },
      {
        id: 'budget',
        title: 'Monthly budget',
        group: 'Go to',
        icon: Wallet,
        words: 'spending limit cost money',
        run: () => openDialog('budget'),
      },
      {
        id: 'tokens',
        title: 'Access tokens',
        group: 'Go to',
        icon: KeyRound,
        words: 'api key script integration',
        run: () => openDialog('tokens'),
      },
      {
        id: 'webhooks',
        title: 'Webhooks',
        group: 'Go to',
        icon: Webhook,
        words: 'notify integration api callback',
        run: () => openDialog('webhooks'),
      },
      {
        id: 'sign-out',
        title: 'Sign out',
        group: 'Go to',
        icon: LogOut,
        words: 'log out leave account',
        run: () => void signOut(),
      },
    ],
    [signOut, startTour, navigate],
  );
}
