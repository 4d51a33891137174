import { Compass } from 'lucide-react';
import { Link } from 'wouter';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from './EmptyState.tsx';
import { useDocumentTitle } from './useDocumentTitle.ts';

interface NotFoundPageProps {
  title?: string;
  description?: string;
}

export function NotFoundPage({
  title = 'Page not found',
  description = 'The link may be old or incomplete.',
}: NotFoundPageProps) {
  useDocumentTitle('Not found');
  return (
    <main className="flex h-full min-h-96 items-center justify-center">
      <EmptyState isPage icon={Compass} title={title} description={description}>
        <Button asChild variant="primary">
          <Link href="/">All workflows</Link>
        </Button>
      </EmptyState>
    </main>
  );
}
