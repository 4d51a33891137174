/* What can be saved at most. Lengths are counted in UTF-16 code units, as `cutText` says. */

export const workflowLimits = { name: 200, description: 2_000 };

export const graphLimits = { nodes: 10_000, edges: 50_000, name: 200 };

/** Of the inputs of a workflow, and of its outputs. */
export const inputLimits = { count: 100, name: 64, label: 200, help: 1_000 };

/** Of notes, and of frames; sides in pixels. */
export const annotationLimits = { count: 200, key: 200, text: 5_000, title: 200, side: 20_000 };
