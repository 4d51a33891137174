import type { Content } from '@visualadgen/compose/compose.ts';
import type { TextPart } from '@visualadgen/compose/drawing/drawing.ts';
import { textParts } from '@visualadgen/compose/drawing/drawing.ts';
import { blocksOf } from '@visualadgen/compose/overrides/blocks.ts';
import { type BlockPart, type CutPart, cutParts } from '@visualadgen/compose/overrides/override.ts';
import { useId } from 'react';
import { Label } from '../../../ui/controls/Label.tsx';
import { Switch } from '../../../ui/controls/Switch.tsx';
import { Textarea } from '../../../ui/controls/Textarea.tsx';
import type { AdPart } from './AdHandles.tsx';
import { focusedOn, movedBy, saying, scaledTo, showing } from './change-override.ts';
import { NumberRow } from './NumberRow.tsx';
import type { Adjusting } from './useAdjusting.ts';

interface PartSettingsProps {
  part: AdPart;
  content: Content;
  adjusting: Adjusting;
}

/** What is set of one part of an ad, in words and numbers. */
export function PartSettings({ part, content, adjusting }: PartSettingsProps) {
  if (isCutPart(part)) return <FocusSettings part={part} content={content} adjusting={adjusting} />;
  return (
    <>
      {isText(part) && <TextSetting key={part} part={part} content={content} adjusting={adjusting} />}
      <BlockSettings part={part} adjusting={adjusting} />
    </>
  );
}

function TextSetting({ part, content, adjusting: { override, save } }: PartSettingsProps & { part: TextPart }) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={id} className="text-2xs text-text-muted">
        Words here
      </Label>
      <Textarea
        id={id}
        className="min-h-14"
        dir="auto"
        value={override.texts?.[part] ?? ''}
        placeholder={content.words[part] ?? 'None'}
        onChange={({ target }) => save(saying(override, part, target.value))}
      />
    </div>
  );
}

function BlockSettings({ part, adjusting: { override, drawing, save } }: { part: BlockPart; adjusting: Adjusting }) {
  const id = useId();
  const isHidden = override.hidden?.includes(part) ?? false;
  const isDrawn = blocksOf(drawing.shapes).some((block) => block.part === part);
  const { x, y } = override.moves?.[part] ?? { x: 0, y: 0 };
  const size = Math.round((override.scales?.[part] ?? 1) * 100);
  return (
    <>
      <div className="flex items-center justify-between">
        <Label htmlFor={id}>Shown here</Label>
        <Switch id={id} checked={!isHidden} onCheckedChange={(isOn) => save(showing(override, part, isOn))} />
      </div>
      <div className="flex gap-2">
        <NumberRow
          label="Right"
          unit="px"
          preset={0}
          value={x}
          isDisabled={!isDrawn}
          onChange={(value) => save(movedBy(override, part, { x: value - x, y: 0 }))}
        />
        <NumberRow
          label="Down"
          unit="px"
          preset={0}
          value={y}
          isDisabled={!isDrawn}
          onChange={(value) => save(movedBy(override, part, { x: 0, y: value - y }))}
        />
        <NumberRow
          label="Size"
          unit="%"
          preset={100}
          value={size}
          isDisabled={!isDrawn}
          onChange={(value) => save(scaledTo(override, part, value / 100))}
        />
      </div>
      {!isDrawn && !isHidden && <p className="text-2xs text-text-muted">There is no room for it in this placement.</p>}
    </>
  );
}

function FocusSettings({ part, content, adjusting: { override, save } }: PartSettingsProps & { part: CutPart }) {
  const usual = content.pictures[part]?.focus ?? { x: 0.5, y: 0.5 };
  const point = override.focal_points?.[part] ?? usual;
  const percent = (share: number) => Math.round(share * 100);
  return (
    <>
      <p className="text-xs text-text-muted">What stays in view here, as far as the picture reaches.</p>
      <div className="flex gap-2">
        <NumberRow
          label="From the left"
          unit="%"
          preset={percent(usual.x)}
          value={percent(point.x)}
          onChange={(value) => save(focusedOn(override, part, { ...point, x: value / 100 }))}
        />
        <NumberRow
          label="From the top"
          unit="%"
          preset={percent(usual.y)}
          value={percent(point.y)}
          onChange={(value) => save(focusedOn(override, part, { ...point, y: value / 100 }))}
        />
      </div>
    </>
  );
}

function isCutPart(part: AdPart): part is CutPart {
  return cutParts.some((one) => one === part);
}

function isText(part: AdPart): part is TextPart {
  return textParts.some((one) => one === part);
}
