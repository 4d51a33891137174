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
  fault: unknown;
  resetKey: string | undefined;
}

/** Catches what breaks while drawing, and offers the ways on. What is on the server is safe. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { fault: null, resetKey: undefined };

  static getDerivedStateFromError(fault: unknown) {
    return { fault: fault ?? new Error('Unknown error') };
  }

  static getDerivedStateFromProps(
    { resetKey }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return resetKey === state.resetKey ? null : { fault: null, resetKey };
  }

  override componentDidCatch(fault: unknown, info: ErrorInfo): void {
    console.error(fault, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    return (
      <main className="flex h-full min-h-96 items-center justify-center">
        <EmptyState
          icon={TriangleAlert}
          title="This page has stopped"
          description="Something in it broke. What was saved is safe on the server, and runs go on without the page."
        >
          <Button variant="primary" onClick={() => location.reload()}>
            Load it again
          </Button>
          <Button asChild>
            <a href="/">All workflows</a>
          </Button>
        </EmptyState>
      </main>
    );
  }
}
