// Before anything is drawn, so that a chosen theme never flashes in after the system's. A file of its own: it needs no exception
// in a content security policy. `src/ui/theme/theme.ts` writes what is read here.
(() => {
  const theme = localStorage.getItem('visualadgen-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
