import 'graphiql/setup-workers/vite';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ConfigLoader } from './ConfigLoader.tsx';
import { SessionProvider } from '../api/session/SessionProvider.tsx';
import { ErrorBoundary } from '../ui/page/ErrorBoundary.tsx';
import { Splash } from '../ui/page/Splash.tsx';
import { Toaster } from '../ui/toast/Toaster.tsx';
import { ApiExplorer } from '../graphiql/ApiExplorer.tsx';
import '../ui/theme/theme.css';
import 'graphiql/style.css';
import '../graphiql/explorer.css';

const root = document.getElementById('root');
if (!root) throw new Error('graphiql.html has no #root');

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <ConfigLoader>
        {(config) => (
          <SessionProvider config={config} waiting={<Splash />}>
            <ApiExplorer />
          </SessionProvider>
        )}
      </ConfigLoader>
      <Toaster />
    </ErrorBoundary>
  </StrictMode>,
);
