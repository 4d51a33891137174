import { Suspense } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { ConfigLoader } from './ConfigLoader.tsx';
import { DemoNote } from '../account/DemoNote.tsx';
import { SessionProvider, useSession } from '../api/session/SessionProvider.tsx';
import { Commands } from './Commands.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { AccountSlotContext } from '../ui/page/AccountSlot.tsx';
import { ErrorBoundary } from '../ui/page/ErrorBoundary.tsx';
import { Skeleton } from '../ui/display/Skeleton.tsx';
import { Splash } from '../ui/page/Splash.tsx';
import { toastStore } from '../ui/toast/toast.ts';
import { lazyAfterPaint, lazyPage, lazyPart } from '../ui/loading/lazy-part.ts';
import { useIsIdle } from '../ui/loading/useIsIdle.ts';

const loadWorkflows = async () => (await import('./WorkflowsRoute.tsx')).WorkflowsRoute;
const loadEditor = async () => (await import('../editor/EditorPage.tsx')).EditorPage;
const WorkflowsRoute = lazyPage(loadWorkflows);
const EditorPage = lazyPage(loadEditor);
const HistoryPage = lazyPage(async () => (await import('../history/HistoryPage.tsx')).HistoryPage);
const ComparePage = lazyPage(async () => (await import('../history/compare/ComparePage.tsx')).ComparePage);
const PicturesPage = lazyPage(async () => (await import('../pictures/PicturesPage.tsx')).PicturesPage);
const EditsPage = lazyPage(async () => (await import('../pictures/edit/EditsPage.tsx')).EditsPage);
const BrandsPage = lazyPage(async () => (await import('../brands/BrandsPage.tsx')).BrandsPage);
const BrandPage = lazyPage(async () => (await import('../brands/BrandPage.tsx')).BrandPage);
const SignInPage = lazyPage(async () => (await import('../account/SignInPage.tsx')).SignInPage);
const NotFoundPage = lazyPage(async () => (await import('../ui/page/NotFoundPage.tsx')).NotFoundPage);

const Toaster = lazyPart(async () => (await import('../ui/toast/Toaster.tsx')).Toaster);
const AppAccountMenu = lazyAfterPaint(async () => (await import('./AppAccountMenu.tsx')).AppAccountMenu);
const WorkflowTour = lazyAfterPaint(async () => (await import('../tour/WorkflowTour.tsx')).WorkflowTour);
const PersonCommands = lazyAfterPaint(async () => (await import('./PersonCommands.tsx')).PersonCommands);

const SignInAgain = lazyPart(async () => (await import('../account/SignInAgain.tsx')).SignInAgain);

// The page is fetched while it is still being asked who is signed in. That it could not be is told where it is drawn.
if (location.pathname === '/') loadWorkflows().catch(() => {});
if (location.pathname.startsWith('/workflows/')) loadEditor().catch(() => {});

/** Comes after the page; its place is kept. */
const accountMenu = (
  <Suspense fallback={<Skeleton className="size-8 rounded-full max-md:size-11.5" />}>
    <AppAccountMenu />
  </Suspense>
);

export function App() {
  return (
    <ErrorBoundary>
      <ConfigLoader>
        {(config) => (
          <SessionProvider config={config} waiting={<Splash />}>
            <div className="flex h-full flex-col">
              <DemoNote />
              <div className="min-h-0 flex-1">
                <Suspense fallback={<Splash />}>
                  <Pages />
                </Suspense>
              </div>
            </div>
          </SessionProvider>
        )}
      </ConfigLoader>
      <ConnectionBanner />
      <Toasts />
    </ErrorBoundary>
  );
}

function Toasts() {
  const isIdle = useIsIdle();
  const hasToast = useStore(toastStore, (state) => state.hasToast);
  return <Suspense>{(isIdle || hasToast) && <Toaster />}</Suspense>;
}

function Pages() {
  const { user, hasEnded } = useSession();
  const [location] = useLocation();
  return (
    <ErrorBoundary resetKey={`${user?.id ?? ''}${location}`}>
      {user ? <PagesOfUser userId={user.id} /> : <PagesOfStranger location={location} />}
      <Suspense>{hasEnded && <SignInAgain />}</Suspense>
    </ErrorBoundary>
  );
}

function PagesOfUser({ userId }: { userId: string }) {
  const isIdle = useIsIdle();
  return (
    <>
      <Commands />
      <Suspense>{isIdle && <PersonCommands />}</Suspense>
      <AccountSlotContext value={accountMenu}>
        <Switch>
          <Route path="/">
            <WorkflowsRoute />
          </Route>
          <Route path="/workflows/:id">
            {({ id }) => (
              <EditorPage
                key={`${userId}:${id}`}
                workflowId={id}
                executionId={null}
                guide={<WorkflowTour workflowId={id} />}
              />
            )}
          </Route>
          <Route path="/workflows/:id/runs">
            {({ id }) => <HistoryPage key={`${userId}:${id}`} workflowId={id} />}
          </Route>
          <Route path="/workflows/:id/compare/:a/:b">
            {({ id, a, b }) => <ComparePage key={`${userId}:${a}:${b}`} workflowId={id} ids={[a, b]} />}
          </Route>
          <Route path="/workflows/:id/runs/:executionId">
            {({ id, executionId }) => <EditorPage key={`${userId}:${id}`} workflowId={id} executionId={executionId} />}
          </Route>
          <Route path="/pictures/edits">
            <EditsPage key={userId} />
          </Route>
          <Route path="/pictures/:id?">{({ id }) => <PicturesPage key={userId} openId={id ?? null} />}</Route>
          <Route path="/brands">
            <BrandsPage key={userId} />
          </Route>
          <Route path="/brands/:id">
            {({ id }) => <BrandPage key={`${userId}:${id}`} id={decodeURIComponent(id)} />}
          </Route>
          <Route path="/sign-in">
            <SignInPage />
          </Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </AccountSlotContext>
    </>
  );
}

function PagesOfStranger({ location }: { location: string }) {
  return (
    <Switch>
      <Route path="/sign-in">
        <SignInPage />
      </Route>
      <Route>
        <Redirect to={location === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(location)}`} replace />
      </Route>
    </Switch>
  );
}
