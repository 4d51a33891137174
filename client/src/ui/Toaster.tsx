import { Toaster as Sonner } from 'sonner';

/** Short news at the foot of the page. Raise one by `toast(…)` from sonner. */
export function Toaster() {
  return (
    <Sonner
      theme="system"
      position="bottom-right"
      gap={8}
      style={
        {
          '--normal-bg': 'var(--surface-raised)',
          '--normal-text': 'var(--text)',
          '--normal-border': 'var(--border)',
          '--border-radius': '10px',
          '--width': '380px',
          fontFamily: 'inherit',
        } as React.CSSProperties
      }
      toastOptions={{
        classNames: {
          toast: 'shadow-overlay!',
          description: 'text-text-muted!',
          actionButton: 'bg-text! text-background!',
          cancelButton: 'bg-hover! text-text!',
          error: '[&>[data-icon]]:text-danger',
          success: '[&>[data-icon]]:text-success',
        },
      }}
    />
  );
}
