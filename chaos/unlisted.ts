/** The image model whose orders nobody can look up, where a part of the runs is to go without. */
export const unlistedEndpoint = 'fal-ai/fast-lightning-sdxl';
