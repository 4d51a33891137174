import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import { ReorderHandle } from '../list/ReorderHandle.tsx';
import { TextRowBox } from '../list/TextRowBox.tsx';
import { textsIn } from '../list/text-rows.ts';
import { useReorder } from '../list/useReorder.ts';
import { useTextRows } from '../list/useTextRows.ts';
import type { FieldControlProps } from './field-control.ts';

/** Several texts, each in a row of its own. */
export function TextListField(props: FieldControlProps) {
  const { id, field, value, onChange, isReadOnly, isInvalid, describedBy } = props;
  const list = useRef<HTMLOListElement>(null);
  const { rows, actions, add, move } = useTextRows(list, value, onChange);
  const { said, handleProps, placeProps } = useReorder(rows.length, move);
  const count = textsIn(rows).length;
  return (
    <div className="flex flex-col gap-2">
      <ol ref={list} aria-label={field.label} data-reorder className="flex flex-col gap-1">
        {rows.map((row, index) => (
          <li
            key={row.key}
            {...placeProps(index)}
            className="flex items-start gap-0.5 border-y-2 border-transparent [contain-intrinsic-size:auto_2.25rem] [content-visibility:auto] data-[over=after]:border-b-accent data-[over=before]:border-t-accent"
          >
            {!isReadOnly && <ReorderHandle label={`text ${index + 1}`} className="mt-0.5" {...handleProps(index)} />}
            <TextRowBox
              row={row}
              id={index === 0 ? id : undefined}
              label={`Text ${index + 1}`}
              placeholder={index === 0 ? (field.placeholder ?? undefined) : undefined}
              isReadOnly={isReadOnly}
              isInvalid={isInvalid}
              describedBy={index === 0 ? describedBy : undefined}
              actions={actions}
            />
          </li>
        ))}
      </ol>
      <div className="flex items-center justify-between gap-2">
        {!isReadOnly && (
          <Button size="sm" onClick={add}>
            <Plus className="size-3.5" />
            Add a text
          </Button>
        )}
        <span className="text-xs text-text-muted tabular-nums">{count === 1 ? '1 text' : `${count} texts`}</span>
      </div>
      <output className="sr-only">{said}</output>
    </div>
  );
}
