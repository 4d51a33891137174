/** The image model whose orders nobody can look up, where a part of the runs is to go without. */
export const unlistedEndpoint = 'fal-ai/fast-lightning-sdxl';

/** Where all texts are ordered. They have one endpoint, so that either all of them can be looked up or none. */
export const textEndpoint = 'openrouter/router';

/** By which a server is told that texts are of those that nobody can look up. */
export const unlistedTextsVariable = 'CHAOS_UNLISTED_TEXTS';

/** Endpoints whose orders nobody can look up. */
export type Unlisted = ReadonlySet<string>;

export function unlistedWith(hasUnlistedTexts: boolean): Unlisted {
  return new Set([unlistedEndpoint, ...(hasUnlistedTexts ? [textEndpoint] : [])]);
}

/** The endpoint of a generation's model. Models that write have ids of their own: `google/…`, and `google/…/vision` where they look. */
export function endpointOf(model: string): string {
  if (!model.startsWith('google/')) return model;
  return model.endsWith('/vision') ? `${textEndpoint}/vision` : textEndpoint;
}
