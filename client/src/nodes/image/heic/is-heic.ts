const types = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

/** Whether a file is a photo as phones keep them. Where a system does not know the type, the name tells. */
export function isHeic({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  return types.has(type) || (type === '' && /\.(heic|heif|hif)$/i.test(name));
}

/** For a file picker. */
export const heicAccept = '.heic,.heif,image/heic,image/heif';
