/** `245 KB`, `1.4 MB`: thousands, as files are told of elsewhere. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)} KB`;
  return `${(bytes / 1e6).toFixed(1).replace(/\.0$/, '')} MB`;
}
