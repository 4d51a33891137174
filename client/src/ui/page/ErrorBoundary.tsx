import { TriangleAlert } from 'lucide-react';
import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { Button } from '../controls/Button.tsx';
import { EmptyState } from './EmptyState.tsx';

interface ErrorBoundaryProps {
  /** When it changes, a fresh start is made: a page that broke does not stay broken after going elsewhere. */
  resetKey?: string;
  children: ReactNode;
}

interface ErrorBoundaryState {
  error: unknown;
  resetKey: string | undefined;
}

/** Catches what breaks while drawing, and offers the ways on. What is on the server is safe. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, resetKey: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('Unknown error') };
  }

  static getDerivedStateFromProps(
    { resetKey }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return resetKey === state.resetKey ? null : { error: null, resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <main className="flex h-full min-h-96 items-center justify-center">
        <EmptyState
          icon={TriangleAlert}
          title="This page has crashed"
          description="Your saved work is safe on the server, and runs continue without this page."
        >
          <Button variant="primary" onClick={() => location.reload()}>
            Reload the page
          </Button>
          <Button asChild>
            <a href="/">All workflows</a>
          </Button>
        </EmptyState>
      </main>
    );
  }
}
