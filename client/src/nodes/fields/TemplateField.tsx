import { Maximize2 } from 'lucide-react';
import { Suspense, useRef, useState } from 'react';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { TemplateEditor } from '../template/TemplateEditor.tsx';
import type { TemplateEditorHandle } from '../template/TemplateEditor.tsx';
import { TemplateFooter } from '../template/TemplateFooter.tsx';
import { TemplatePreview } from '../template/TemplatePreview.tsx';
import { useTemplateWriting } from '../template/useTemplateWriting.ts';
import { VariableChips } from '../template/VariableChips.tsx';
import type { FieldControlProps } from './field-control.ts';
import { useFieldScope } from './FieldScope.ts';
import { lazyPart } from '../../ui/loading/lazy-part.ts';

const TemplateDialog = lazyPart(async () => (await import('../template/TemplateDialog.tsx')).TemplateDialog);

/** A text with `{{variables}}`: they are set off and completed as one types, and shown filled in under it. */
export function TemplateField({ id, field, value, onChange, isReadOnly, isInvalid, describedBy }: FieldControlProps) {
  const { nodeKey, nodeName } = useFieldScope();
  const editor = useRef<TemplateEditorHandle>(null);
  const [isLarge, setIsLarge] = useState(false);
  const writing = useTemplateWriting(nodeKey, typeof value === 'string' ? value : '');
  const { template, read, scope, offers, problem, onWriting } = writing;
  const isWrong = isInvalid || problem !== null;
  const placeholder = field.placeholder ?? undefined;
  const notes = [describedBy, problem ? `${id}-problem` : undefined].filter(Boolean).join(' ') || undefined;

  return (
    <div className="flex flex-col gap-2">
      <TemplateEditor
        ref={editor}
        id={id}
        value={template}
        read={read}
        scope={scope}
        onChange={onChange}
        onWriting={onWriting}
        placeholder={placeholder}
        isReadOnly={isReadOnly}
        isInvalid={isWrong}
        describedBy={notes}
      >
        <TemplateFooter length={template.length} maxLength={field.maxLength ?? null}>
          <IconButton label="Open in a larger window" size="icon-sm" onClick={() => setIsLarge(true)}>
            <Maximize2 className="size-3.5" />
          </IconButton>
        </TemplateFooter>
      </TemplateEditor>
      {problem && (
        <p id={`${id}-problem`} className="text-xs break-words text-danger">
          {problem}
        </p>
      )}
      {!isReadOnly && <VariableChips offers={offers} onInsert={(variable) => editor.current?.insert(variable)} />}
      {read.segments.some(({ kind }) => kind !== 'text') && <TemplatePreview writing={writing} />}
      <Suspense>
        {isLarge && (
          <TemplateDialog
            title={`${field.label} of ${nodeName}`}
            id={id}
            writing={writing}
            maxLength={field.maxLength ?? null}
            onChange={onChange}
            placeholder={placeholder}
            isReadOnly={isReadOnly}
            isInvalid={isWrong}
            onClose={() => setIsLarge(false)}
          />
        )}
      </Suspense>
    </div>
  );
}
