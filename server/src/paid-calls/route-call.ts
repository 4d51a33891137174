import type { Model } from '../models/define-model.ts';
import type { Provider } from '../models/provider.ts';

export interface RoutingOptions {
  /** The catalogue. */
  models: (id: string) => Model | undefined;
  /** Who runs the models of an endpoint. */
  providerOf: (endpoint: string) => Provider;
}

/** Where a call goes, by its model's id. */
export interface Route {
  /** Undefined where the catalogue has it no more. */
  model: Model | undefined;
  endpoint: string;
  provider: Provider;
}

export function routeCall({ models, providerOf }: RoutingOptions, id: string): Route {
  const model = models(id);
  // A model that has gone from the catalogue is taken to have had its endpoint for itself, as nearly all do.
  const endpoint = model?.endpoint ?? id;
  return { model, endpoint, provider: providerOf(endpoint) };
}
