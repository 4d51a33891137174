import { fillTemplate, readTemplateIn } from '@visualadgen/graph/template/fill-template.ts';
import { faultText, variablesOf } from '@visualadgen/graph/template/read-template.ts';
import type { ReadTemplate } from '@visualadgen/graph/template/read-template.ts';
import { lookUp, missingText, offersOf } from '@visualadgen/graph/template/template-scope.ts';
import { useDeferredValue, useMemo, useState } from 'react';
import type { PortOffer, PortPart, PortScope } from '@visualadgen/graph/merging/merge-scope.ts';
import { useTemplateScope } from './useTemplateScope.ts';

/** A template on its way: what it names, what it becomes, and what a run would refuse. */
export interface TemplateWriting {
  template: string;
  read: ReadTemplate;
  scope: PortScope;
  offers: readonly PortOffer[];
  filled: readonly PortPart[];
  /** In the words in which a run would say it; null while a variable is being written. */
  problem: string | null;
  /** Somebody is in the middle of a variable. */
  isWriting: boolean;
  onWriting: (isWriting: boolean) => void;
}

export function useTemplateWriting(nodeKey: string, template: string): TemplateWriting {
  const scope = useTemplateScope(nodeKey);
  const read = useMemo(() => readTemplateIn(template, scope), [template, scope]);
  const offers = useMemo(() => offersOf(scope), [scope]);
  // Letters come first; what they add up to may follow when there is time.
  const settled = useDeferredValue(read);
  const filled = useMemo(() => [...fillTemplate(settled, scope)], [settled, scope]);
  const problem = useMemo(() => problemOf(settled, scope), [settled, scope]);
  const [isWriting, onWriting] = useState(false);
  return { template, read, scope, offers, filled, problem: isWriting ? null : problem, isWriting, onWriting };
}

function problemOf({ segments, fault }: ReadTemplate, scope: PortScope): string | null {
  if (fault) return faultText(fault);
  const missing = variablesOf(segments).find((variable) => lookUp(variable, scope) === undefined);
  return missing === undefined ? null : missingText(missing, scope);
}
