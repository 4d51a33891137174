import type { FilledPart } from '@visualadgen/graph/template/fill-template.ts';
import type { Given, Offer, TemplateScope } from '@visualadgen/graph/template/template-scope.ts';
import type { PortKind } from '../../api/generated/graphql.ts';

/** What a node gives, with the kind of port it comes out of; null for what comes out of none, such as a cost. */
export interface PortGiven extends Given {
  kind: PortKind | null;
}

export type PortScope = TemplateScope<PortGiven>;
export type PortOffer = Offer<PortGiven>;
export type PortPart = FilledPart<PortGiven>;
