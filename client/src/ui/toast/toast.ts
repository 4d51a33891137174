import type { ExternalToast, toast as Raise } from 'sonner';
import { createStore } from 'zustand/vanilla';

type Options = ExternalToast;

/** Whether there has been any toast yet. A page has none to begin with, so what shows it comes after the rest. */
export const toastStore = createStore<{ hasToast: boolean }>(() => ({ hasToast: false }));

let serve: (raise: typeof Raise) => void;
const served = new Promise<typeof Raise>((resolve) => {
  serve = resolve;
});

/** Called once what shows toasts is on the page. */
export function serveToasts(raise: typeof Raise): void {
  serve(raise);
}

/** Raises a short message at the foot of the page; it waits until it can be shown. */
export function toast(message: string, options?: Options): void {
  show((raise) => raise(message, options));
}

toast.success = (message: string, options?: Options): void => show((raise) => raise.success(message, options));
toast.info = (message: string, options?: Options): void => show((raise) => raise.info(message, options));
toast.warning = (message: string, options?: Options): void => show((raise) => raise.warning(message, options));
toast.error = (message: string, options?: Options): void => show((raise) => raise.error(message, options));
toast.loading = (message: string, options?: Options): void => show((raise) => raise.loading(message, options));
toast.dismiss = (id: string): void => void served.then((raise) => raise.dismiss(id));

function show(act: (raise: typeof Raise) => unknown): void {
  toastStore.setState({ hasToast: true });
  void served.then(act);
}
