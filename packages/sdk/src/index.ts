export { createVisualAdGen } from './create-visual-ad-gen.ts';
export type { VisualAdGen, Options } from './create-visual-ad-gen.ts';
export { VisualAdGenError } from './visual-ad-gen-error.ts';
export type { CallOptions, InputsOf, OutputsOf, RunResult, Started, WorkflowId, Workflows } from './run.ts';
export type { FileOutput, Output, Picture } from './output.ts';
export type { RunEvent } from './events.ts';
export type { Upload } from './upload.ts';
