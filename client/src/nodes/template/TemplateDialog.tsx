import { useRef } from 'react';
import { Dialog, DialogContent, DialogHeader, DialogTitle } from '../../ui/overlays/Dialog.tsx';
import type { TemplateEditorHandle } from './TemplateEditor.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';
import { TemplateFooter } from './TemplateFooter.tsx';
import { TemplatePreview } from './TemplatePreview.tsx';
import type { TemplateWriting } from './useTemplateWriting.ts';
import { VariableChips } from './VariableChips.tsx';

interface TemplateDialogProps {
  title: string;
  id: string;
  writing: TemplateWriting;
  maxLength: number | null;
  onChange: (value: string) => void;
  placeholder: string | undefined;
  isReadOnly: boolean;
  isInvalid: boolean;
  onClose: () => void;
}

/** The same text, with room: what is written on one side, what it becomes on the other. */
export function TemplateDialog(props: TemplateDialogProps) {
  const { title, id, writing, maxLength, onChange, placeholder, isReadOnly, isInvalid, onClose } = props;
  const editor = useRef<TemplateEditorHandle>(null);
  const problemId = `${id}-large-problem`;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        aria-describedby={undefined}
        className="h-[min(46rem,calc(100dvh-2rem))] max-w-5xl overflow-hidden"
        onEscapeKeyDown={(event) => {
          // Escape closes the list of variables first.
          if (event.target instanceof Element && event.target.hasAttribute('aria-activedescendant'))
            event.preventDefault();
        }}
      >
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
        </DialogHeader>
        <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)_auto] gap-x-4 gap-y-3 md:grid-cols-[3fr_2fr]">
          <div className="flex min-h-0 flex-col gap-2">
            <TemplateEditor
              ref={editor}
              id={`${id}-large`}
              label={title}
              value={writing.template}
              read={writing.read}
              scope={writing.scope}
              onChange={onChange}
              placeholder={placeholder}
              isReadOnly={isReadOnly}
              isInvalid={isInvalid}
              onWriting={writing.onWriting}
              describedBy={writing.problem ? problemId : undefined}
              isLarge
            >
              <TemplateFooter length={writing.template.length} maxLength={maxLength} />
            </TemplateEditor>
            <div id={problemId} className="text-xs break-words text-danger empty:hidden">
              {writing.problem}
            </div>
          </div>
          <TemplatePreview writing={writing} className="min-h-0 flex-1 text-sm leading-6" />
          {!isReadOnly && (
            <div className="md:col-span-2">
              <VariableChips offers={writing.offers} onInsert={(variable) => editor.current?.insert(variable)} />
            </div>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}
