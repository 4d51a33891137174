import { useDeferredValue, useMemo, useState } from 'react';
import { fillTemplate } from './fill-template.ts';
import type { FilledPart } from './fill-template.ts';
import { faultText, readTemplate, variablesOf } from './read-template.ts';
import type { ReadTemplate } from './read-template.ts';
import { lookUp, missingText, offersOf } from './template-scope.ts';
import type { Offer, TemplateScope } from './template-scope.ts';
import { useTemplateScope } from './useTemplateScope.ts';

/** A template on its way: what it names, what it becomes, and what a run would refuse. */
export interface TemplateWriting {
  template: string;
  read: ReadTemplate;
  scope: TemplateScope;
  offers: readonly Offer[];
  filled: readonly FilledPart[];
  /** In the words in which a run would say it; null while a variable is being written. */
  problem: string | null;
  /** Somebody is in the middle of a variable. */
  isWriting: boolean;
  onWriting: (isWriting: boolean) => void;
}

export function useTemplateWriting(nodeKey: string, template: string): TemplateWriting {
  const scope = useTemplateScope(nodeKey);
  const read = useMemo(() => readTemplate(template), [template]);
  const offers = useMemo(() => offersOf(scope), [scope]);
  // Letters come first; what they add up to may follow when there is time.
  const settled = useDeferredValue(read);
  const filled = useMemo(() => fillTemplate(settled, scope), [settled, scope]);
  const problem = useMemo(() => problemOf(settled, scope), [settled, scope]);
  const [isWriting, onWriting] = useState(false);
  return { template, read, scope, offers, filled, problem: isWriting ? null : problem, isWriting, onWriting };
}

function problemOf({ segments, fault }: ReadTemplate, scope: TemplateScope): string | null {
  if (fault) return faultText(fault);
  const missing = variablesOf(segments).find((variable) => lookUp(variable, scope) === undefined);
  return missing === undefined ? null : missingText(missing, scope);
}
