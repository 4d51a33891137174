import { useEffect } from 'react';
import { toast as raise, Toaster as Sonner } from 'sonner';
import { useTheme } from '../theme/theme.ts';
import { serveToasts } from './toast.ts';

/** Short messages at the foot of the page. Raise one by `toast(…)`. */
export function Toaster() {
  const theme = useTheme();
  useEffect(() => serveToasts(raise), []);
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      // Above what else stands at the foot.
      offset={{ bottom: 'calc(var(--dock, 0px) + 24px)' }}
      mobileOffset={{ bottom: 'calc(var(--foot, 0px) + var(--dock, 0px) + 12px)', left: 12, right: 12 }}
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
