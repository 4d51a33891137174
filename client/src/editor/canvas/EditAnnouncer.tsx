import { useEditor } from '../../graph/store/EditorContext.tsx';

/** Tells those who cannot see it what was just done to the graph. */
export function EditAnnouncer() {
  const text = useEditor(({ announcement }) => announcement?.text);
  const isOdd = useEditor(({ revision }) => revision % 2 === 1);
  return (
    <div aria-live="polite" className="sr-only">
      {text}
      {/* The same words a second time are an announcement, too. */}
      {text && isOdd && '\u00a0'}
    </div>
  );
}
