import { SmallImage } from '../../run/image/SmallImage.tsx';

interface CellViewProps {
  text: string;
  isImage: boolean;
  /** Of the picture, where it is known. */
  url: string | undefined;
}

/** A cell as it is read: its first words, or its picture. */
export function CellView({ text, isImage, url }: CellViewProps) {
  const link = isImage ? (/^https?:\/\//i.test(text) ? text : url) : undefined;
  if (link)
    return (
      <SmallImage url={link} box={{ width: 64, height: 28 }} className="h-7 max-w-full rounded-sm object-contain" />
    );
  return <span className="line-clamp-1 break-all whitespace-pre-wrap">{isImage && text ? 'Picture' : text}</span>;
}
