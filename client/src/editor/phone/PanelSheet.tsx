import { Sheet } from '../../ui/overlays/Sheet.tsx';
import { SidePanel } from '../panel/SidePanel.tsx';
import type { PanelTab } from '../run/panel-tab.ts';

interface PanelSheetProps {
  workflowId: string;
  front: { tab: PanelTab } | null;
  onClose: () => void;
}

/** The side panel of a large screen, from below: what is chosen, and the run with its images. */
export function PanelSheet({ workflowId, front, onClose }: PanelSheetProps) {
  return (
    <Sheet
      title="Details"
      isBeside
      onClose={onClose}
      className="[&_[role=tablist]]:h-13 [&_button:not([role=switch],[role=radio],[role=slider])]:min-h-11.5 [&_button:not([role=switch],[role=radio],[role=slider])]:min-w-11.5"
    >
      <SidePanel workflowId={workflowId} front={front} />
    </Sheet>
  );
}
