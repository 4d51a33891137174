import { checkValues } from '../../fields/check-values.ts';
import { describeFields } from '../../fields/describe-fields.ts';
import { InputInvalidError } from '../../errors.ts';
import type { Model } from '../../models/define-model.ts';
import { editingModels, editingOf } from '../../models/editing.ts';
import { readBudget } from '../budgets.ts';
import type { UploadedFile } from '../uploaded-file.ts';

/** As it is sent. */
export interface GivenEdit {
  assetId?: string | null | undefined;
  imageUrl?: string | null | undefined;
  file?: UploadedFile | null | undefined;
  prompt?: string | null | undefined;
  model?: string | null | undefined;
  count: number;
  seed?: number | null | undefined;
  parameters?: unknown;
  budget?: string | null | undefined;
  waitSeconds: number;
}

/** What an edit is asked to do, but for its picture. */
export interface AskedEdit {
  model: Model;
  prompt: string | null;
  count: number;
  seed: number | null;
  /** The model's own, without the count and the seed. */
  parameters: Record<string, unknown>;
  budget: string | null;
  waitSeconds: number;
}

/** Characters, as a Text node takes them. */
const longestPrompt = 20_000;
export const mostVariants = 4;
/** Seconds: less than proxies and this server wait for a connection on which nothing is said. */
export const longestWait = 90;

type Problems = { path: string[]; message: string }[];

/** Throws INPUT_INVALID with everything that does not fit, before anything is fetched, kept or paid. */
export function readEditInput(given: GivenEdit): AskedEdit {
  const model = readModel(given.model);
  const prompt = given.prompt?.normalize('NFC').trim() || null;
  const problems = [
    ...checkSource(given),
    ...checkPrompt(model, prompt),
    ...checkCount(model, given.count),
    ...checkSeed(model, given.seed),
    ...checkParameters(model, given.parameters),
    ...outside('waitSeconds', given.waitSeconds, 0, longestWait),
  ];
  if (problems.length > 0) throw new InputInvalidError(problems);
  return {
    model,
    prompt,
    count: given.count,
    seed: given.seed ?? null,
    parameters: (given.parameters ?? {}) as Record<string, unknown>,
    budget: readBudget('budget', given.budget),
    waitSeconds: given.waitSeconds,
  };
}

function readModel(id: string | null | undefined): Model {
  const model = editingModels.find((one) => id == null || one.id === id);
  if (model) return model;
  throw InputInvalidError.of(
    'model',
    `must be a model that edits pictures: ${editingModels.map((one) => one.id).join(', ')}.`,
  );
}

function checkSource({ assetId, imageUrl, file }: GivenEdit): Problems {
  const given = Object.entries({ assetId, imageUrl, file }).flatMap(([name, value]) => (value == null ? [] : [name]));
  if (given.length === 1) return [];
  if (given.length === 0)
    return [{ path: ['assetId'], message: 'is missing: give one of assetId, imageUrl and file.' }];
  return given
    .slice(1)
    .map((name) => ({ path: [name], message: `cannot stand beside ${given[0]}: give one of them.` }));
}

function checkPrompt(model: Model, prompt: string | null): Problems {
  const takesPrompt = editingOf(model)?.takesPrompt ?? false;
  if (takesPrompt && prompt === null) return [{ path: ['prompt'], message: 'must say what to change.' }];
  if (!takesPrompt && prompt !== null)
    return [
      {
        path: ['prompt'],
        message: `would not be used: ${model.name} takes no words. Leave it out, or choose another model.`,
      },
    ];
  const length = prompt?.length ?? 0;
  if (length <= longestPrompt) return [];
  return [{ path: ['prompt'], message: `must have at most ${longestPrompt} characters, but has ${length}.` }];
}

function checkCount(model: Model, count: number): Problems {
  return outside('count', count, 1, Math.min(mostVariants, editingOf(model)?.mostVariants ?? 1), ` for ${model.name}`);
}

function checkSeed(model: Model, seed: number | null | undefined): Problems {
  if (seed == null) return [];
  if (!editingOf(model)?.takesSeed)
    return [{ path: ['seed'], message: `would not be used: ${model.name} takes none.` }];
  return outside('seed', seed, 0, 2_147_483_647);
}

/** They stand in fields of their own. */
const ownFields: Readonly<Record<string, string>> = { num_images: 'count', seed: 'seed', prompt: 'prompt' };

function checkParameters(model: Model, given: unknown): Problems {
  const checked = checkValues(model.parameters, given ?? {});
  const problems = checked.ok
    ? []
    : checked.problems.map(({ path, message }) => ({ path: ['parameters', ...path], message: `${message}.` }));
  const names = Object.keys(given ?? {});
  const own = names.filter((name) => ownFields[name] !== undefined);
  const known = new Set(describeFields(model.parameters).map(({ name }) => name));
  // Some are taken from nodes and left out, so that people can switch models; here nobody has switched.
  const unused = names.filter((name) => !known.has(name) && !own.includes(name));
  return [
    ...own.map((name) => ({
      path: ['parameters', name],
      message: `is given as \`${ownFields[name]}\`, beside parameters.`,
    })),
    ...unused.map((name) => ({ path: ['parameters', name], message: `is nothing that ${model.name} takes.` })),
    ...problems.filter(({ path }) => ![...own, ...unused].includes(path[1] ?? '')),
  ];
}

function outside(field: string, value: number, least: number, most: number, of = ''): Problems {
  if (value >= least && value <= most) return [];
  const range = least === most ? `${most}` : `from ${least} to ${most}`;
  return [{ path: [field], message: `must be ${range}${of}, but is ${value}.` }];
}
