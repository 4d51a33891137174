import { Repeat2 } from 'lucide-react';
import { useEditor } from '../../graph/store/EditorContext.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { unitPrice } from '../fields/unit-price.ts';
import type { SwitchOffer } from './offer-switch.ts';
import { useSwitch } from './useSwitch.ts';

/** Makes the other choice, with what it costs; nothing where nothing can be changed. */
export function SwitchButton({ nodeKey, offer }: { nodeKey: string; offer: SwitchOffer | null }) {
  const isReadOnly = useEditor((state) => state.isReadOnly);
  const model = useCatalogue().imageModel(offer?.value ?? '');
  const switchTo = useSwitch();
  if (!offer || isReadOnly) return null;
  return (
    <Button
      size="sm"
      className="nodrag h-auto min-h-7 w-fit max-w-full py-1 text-left whitespace-normal"
      title={model ? `${unitPrice(model)} · ${model.description}` : undefined}
      onClick={(event) => {
        event.stopPropagation();
        switchTo(nodeKey, offer);
      }}
    >
      <Repeat2 aria-hidden className="shrink-0" />
      Switch to {offer.label}
    </Button>
  );
}
