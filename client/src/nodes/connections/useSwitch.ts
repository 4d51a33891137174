import { useCallback } from 'react';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { toast } from '../../ui/toast/toast.ts';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { switchValue } from '../fields/switch-value.ts';
import type { SwitchOffer } from './offer-switch.ts';

/** Sets a node as an offer says: one step, which can be undone, and can be taken back from the news of it. */
export function useSwitch(): (nodeKey: string, offer: SwitchOffer) => void {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  return useCallback(
    (nodeKey, { field, value, label }) => {
      const { nodes, setFields } = store.getState();
      const data = nodes.find(({ id }) => id === nodeKey)?.data;
      const type = catalogue.nodeType(data?.type);
      if (!data || !type) return;
      const { values, dropped } = switchValue({ type, config: data.config, catalogue }, field, value);
      const before = Object.fromEntries(Object.keys(values).map((name) => [name, data.config[name]]));
      setFields([nodeKey], values);
      const lost = dropped.length > 0 ? ` It does not take what was set: ${dropped.join(', ')}.` : '';
      toast.success(`“${data.name}” is set to ${label} now.${lost}`, {
        id: `switch ${nodeKey}`,
        action: { label: 'Undo', onClick: () => setFields([nodeKey], before) },
      });
    },
    [store, catalogue],
  );
}
