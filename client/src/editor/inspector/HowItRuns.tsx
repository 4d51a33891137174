import { memo, useId } from 'react';
import { Label } from '../../ui/controls/Label.tsx';
import { Switch } from '../../ui/controls/Switch.tsx';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { listCounts } from '../../graph/lists/list-counts.ts';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { Section } from './Section.tsx';

interface HowItRunsProps {
  nodeKeys: readonly string[];
  hasBreakpoint: boolean;
  isFresh: boolean;
  isMuted: boolean;
  stopsAtFailedItem: boolean;
  hasErrorOutput: boolean;
}

/** What a run does with these nodes beyond their settings. */
export const HowItRuns = memo(function HowItRuns({
  nodeKeys,
  hasBreakpoint,
  isFresh,
  isMuted,
  stopsAtFailedItem,
  hasErrorOutput,
}: HowItRunsProps) {
  const toggleBreakpoints = useEditor((state) => state.toggleBreakpoints);
  const toggleFresh = useEditor((state) => state.toggleFresh);
  const toggleMuted = useEditor((state) => state.toggleMuted);
  const toggleErrorOutputs = useEditor((state) => state.toggleErrorOutputs);
  const toggleStops = useEditor((state) => state.toggleStops);
  const catalogue = useCatalogue();
  const runsOverList = useEditor((state) => {
    const { nodes } = listCounts(state, catalogue);
    return nodeKeys.some((key) => nodes.has(key));
  });
  return (
    <Section
      title="In a run"
      isFoldedAtFirst
      className="gap-3.5"
      aside={[
        hasBreakpoint && 'pauses',
        isFresh && 'always fresh',
        isMuted && 'muted',
        stopsAtFailedItem && 'stops at a failed item',
        hasErrorOutput && 'error output',
      ]
        .filter(Boolean)
        .join(', ')}
    >
      <MarkSwitch
        label="Pause before it"
        note="A run stops here, so that what it is about to take can be looked at and corrected."
        isOn={hasBreakpoint}
        onToggle={() => toggleBreakpoints(nodeKeys)}
      />
      <MarkSwitch
        label="Always make fresh results"
        note={
          isFresh
            ? 'It runs each time, and is paid for each time.'
            : 'While nothing it depends on has changed, its earlier result is reused, and nothing is paid again.'
        }
        isOn={isFresh}
        onToggle={() => toggleFresh(nodeKeys)}
      />
      <MarkSwitch
        label="Mute"
        note="It does not run and costs nothing. What it would have given is missing."
        isOn={isMuted}
        onToggle={() => toggleMuted(nodeKeys)}
      />
      <MarkSwitch
        label="Error output"
        note={
          hasErrorOutput
            ? 'What fails leaves by an output of its own, with the reason as a text. Connect it, and the run goes on by it.'
            : 'What fails stops what depends on it.'
        }
        isOn={hasErrorOutput}
        onToggle={() => toggleErrorOutputs(nodeKeys)}
      />
      {(runsOverList || stopsAtFailedItem) && (
        <MarkSwitch
          label="Stop at the first failed item"
          note={
            stopsAtFailedItem
              ? 'The first item that fails ends it; the items after that do not run.'
              : 'An item that fails is marked, and the others go on.'
          }
          isOn={stopsAtFailedItem}
          onToggle={() => toggleStops(nodeKeys)}
        />
      )}
    </Section>
  );
});

interface MarkSwitchProps {
  label: string;
  note: string;
  isOn: boolean;
  onToggle: () => void;
}

function MarkSwitch({ label, note, isOn, onToggle }: MarkSwitchProps) {
  const id = useId();
  const isReadOnly = useEditor((state) => state.isReadOnly);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-3">
        <Label htmlFor={id}>{label}</Label>
        <Switch
          id={id}
          checked={isOn}
          disabled={isReadOnly}
          aria-describedby={`${id}-note`}
          onCheckedChange={onToggle}
        />
      </div>
      <p id={`${id}-note`} className="pr-10 text-xs text-text-muted">
        {note}
      </p>
    </div>
  );
}
