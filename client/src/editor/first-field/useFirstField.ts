import { useEffect } from 'react';
import { useCatalogue } from '../../graph/catalogue/CatalogueContext.tsx';
import { useEditorStore } from '../../graph/store/EditorContext.tsx';
import { firstFieldOf } from './first-field-of.ts';
import { focusFirstField } from './focus-first-field.ts';

/** Leads to the first field of each node that a person adds. Not where the focus would bring up a keyboard over the canvas. */
export function useFirstField(): void {
  const store = useEditorStore();
  const catalogue = useCatalogue();
  useEffect(() => {
    let stop = () => {};
    const stopWatching = store.subscribe(({ firstField: key, nodes, focusFirstField: focusField }, before) => {
      if (key === before.firstField) return;
      stop();
      stop = () => {};
      if (key === null) return;
      const type = catalogue.nodeType(nodes.find(({ id }) => id === key)?.data.type);
      const field = type && firstFieldOf(type);
      if (field && !isTouched()) stop = focusFirstField(store, key, field.name);
      else focusField(null);
    });
    return () => {
      stopWatching();
      stop();
    };
  }, [store, catalogue]);
}

function isTouched(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
