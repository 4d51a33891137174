import { createHash, randomInt } from 'node:crypto';
import { cutText } from '@visualadgen/graph/text/cut-text.ts';
import sharp from 'sharp';
import { drawPicture } from './drawing/compose.ts';
import { drawEdit } from './drawing/edit.ts';
import { pack } from './drawing/encode.ts';
import { drawPlain } from './drawing/plain.ts';
import type { Photo } from './drawing/photo.ts';
import { FalError, invalid, requestError } from './fal-error.ts';
import type { FaultPlan, Strikes } from './faults.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import type { Size } from './image-size.ts';
import { inferenceTime, type Job, type Outcome } from './job.ts';
import { billableUnits, type DemoModel, MODELS, type ParsedInput } from './models.ts';
import { lookAtPicture } from './look-at-picture.ts';
import { type Download, readImageBytes, readImageUrl } from './read-image-url.ts';
import { readInput } from './read-input.ts';
import { type DemoTool, TOOLS } from './tools.ts';
import { type DemoTextModel, TEXT_MODELS, writeDemoText } from './text-models.ts';

export interface Studio {
  files: FileStore;
  faults: FaultPlan;
  strikes: Strikes;
  /** Milliseconds of drawing time for one picture of the model. */
  paceOf(model: Pick<DemoModel, 'pace'>): number;
  pictures: 'drawn' | 'plain';
  wait(ms: number): Promise<void>;
  signal: AbortSignal;
  download: Download | undefined;
}

/** Runs one job as its model would: reads the input, draws, shelves the files, and answers. Never throws. */
export async function runModel(job: Job, studio: Studio, tell: () => void, release: () => void): Promise<Outcome> {
  try {
    return await perform(job, studio, tell, release);
  } catch (error) {
    if (!(error instanceof FalError)) {
      return outcomeOf(requestError(500, 'internal_error', error instanceof Error ? error.message : String(error)));
    }
    return outcomeOf(error);
  }
}

const outcomeOf = (error: FalError): Outcome => ({ status: error.status, body: error.body, headers: error.headers });

async function perform(job: Job, studio: Studio, tell: () => void, release: () => void): Promise<Outcome> {
  const { endpoint } = job;
  const [model, textModel, tool] = [MODELS[endpoint], TEXT_MODELS[endpoint], TOOLS[endpoint]];
  await strikeRunner(job, studio, release);
  if (model) return draw(job, model, studio, tell);
  if (textModel) return write(job, textModel, studio, tell, release);
  if (tool) return workOn(job, tool, studio);
  throw new FalError(404, { detail: `Path /${endpoint} not found` });
}

/** What befalls a job whatever its model. */
async function strikeRunner(job: Job, { strikes, faults, signal }: Studio, release: () => void): Promise<void> {
  if (strikes('hangForever', job.endpoint)) await stall({ signal }, release);
  if (strikes('failJob', job.endpoint)) {
    throw requestError(
      faults.failJob.status,
      faults.failJob.errorType,
      `The request failed: ${faults.failJob.errorType.replaceAll('_', ' ')}`,
    );
  }
}

/** How many pieces an answer is written in. */
const PIECES = 12;

/** Until the server closes. */
async function stall({ signal }: Pick<Studio, 'signal'>, release: () => void): Promise<never> {
  release();
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  throw requestError(503, 'runner_disconnected', 'The runner was shut down');
}

async function write(
  job: Job,
  model: DemoTextModel,
  studio: Studio,
  tell: () => void,
  release: () => void,
): Promise<Outcome> {
  const input = readInput(model, job.input);
  refuseContent(job, input.prompt, studio);
  const [photo] = await Promise.all(
    (input.image_urls ?? []).map((url, at) =>
      readImageUrl(url, ['body', 'image_urls', at], studio.files, studio.signal, studio.download),
    ),
  );
  // What is measured is said in English; in other languages there are lines.
  const isEnglish = /\(en\)/.test(input.system_prompt);
  const seen = photo && isEnglish ? await lookAtPicture(photo) : undefined;
  const fingerprint = photo && createHash('sha256').update(photo.png).digest('hex');
  const body = writeDemoText(input, { seen, fingerprint });
  const pace = studio.paceOf(model);
  const last = studio.strikes('stallWriting', job.endpoint) ? studio.faults.stallWriting.pieces : PIECES;
  for (let piece = 1; piece < PIECES; piece++) {
    if (piece > last) await stall(studio, release);
    if (pace > 0) await studio.wait(pace / PIECES);
    const output = cutText(body.output, Math.ceil((body.output.length * piece) / PIECES));
    job.written = { output, reasoning: null, partial: true, error: null, usage: null };
    tell();
  }
  return { status: 200, body: { ...body }, headers: {} };
}

async function workOn(job: Job, tool: DemoTool, studio: Studio): Promise<Outcome> {
  const input = readInput(tool, job.input);
  const bytes = await readImageBytes(
    input.image_url,
    ['body', 'image_url'],
    studio.files,
    studio.signal,
    studio.download,
  );
  const pace = studio.paceOf(tool);
  if (pace > 0) await studio.wait(pace);
  const made = await input.work(bytes);
  const { width, height } = await sharp(made, { limitInputPixels: false }).metadata();
  const image = imageAnswer(job, studio, made, input.format, { width, height }, wantsDataUri(job.input));
  const units = tool.price.unit === 'megapixels' ? Math.max(1, Math.ceil((width * height) / 1e6)) : 1;
  return { status: 200, body: { image }, headers: { 'x-fal-billable-units': String(units) } };
}

function refuseContent(job: Job, prompt: string, { strikes }: Studio): void {
  if (strikes('contentPolicy', job.endpoint)) {
    throw invalid({
      loc: ['body', 'prompt'],
      msg: 'The content could not be processed because it contained material flagged by a content checker.',
      type: 'content_policy_violation',
      input: prompt,
    });
  }
}

async function draw(job: Job, model: DemoModel, studio: Studio, tell: () => void): Promise<Outcome> {
  const { strikes, faults, signal } = studio;
  const parsed = readInput(model, job.input);
  refuseContent(job, parsed.prompt, studio);
  const photos = await Promise.all(
    parsed.imageUrls.map((url, at) => readImageUrl(url, locOf(job.input, at), studio.files, signal, studio.download)),
  );
  const size = parsed.sizeFor(photos[0]);
  const seed = parsed.seed ?? randomInt(2 ** 31);
  const unsafe = strikes('nsfw', job.endpoint) ? (faults.nsfw.pictures ?? parsed.count) : 0;
  const count = strikes('miscount', job.endpoint) ? faults.miscount.pictures : parsed.count;
  const images: Record<string, unknown>[] = [];
  for (let at = 0; at < count; at++) {
    await showProgress(job, model, studio, tell, at, count);
    const bytes =
      at < unsafe
        ? await black(size, parsed.format)
        : await drawOne(job.endpoint, model, parsed, photos, size, seed + at, studio.pictures);
    images.push(imageAnswer(job, studio, bytes, parsed.format, size, wantsDataUri(job.input)));
  }
  const seconds = inferenceTime({ ...job, endedAt: new Date() }) ?? 0;
  const body =
    model.answer === 'description'
      ? {
          images,
          description:
            unsafe > 0
              ? 'The picture was withheld by the safety checker.'
              : `A demo picture by ${model.title}, drawn locally.`,
        }
      : {
          images,
          timings: { inference: seconds },
          seed,
          has_nsfw_concepts: images.map((_, at) => at < unsafe),
          prompt: parsed.prompt,
        };
  return { status: 200, body, headers: { 'x-fal-billable-units': String(billableUnits(model, size, parsed.count)) } };
}

function drawOne(
  endpoint: string,
  model: DemoModel,
  parsed: ParsedInput,
  photos: readonly Photo[],
  size: Size,
  seed: number,
  pictures: Studio['pictures'],
): Promise<Buffer> {
  const order = { model: endpoint, style: model.style, prompt: parsed.prompt, seed, ...size, format: parsed.format };
  const [first, ...others] = photos;
  if (pictures === 'plain') return drawPlain(order);
  return model.edit && first
    ? drawEdit({ ...order, way: model.edit, photos: [first, ...others], strength: parsed.strength })
    : drawPicture(order);
}

/** The progress bar of a diffusion model's log, at the model's pace. */
async function showProgress(
  job: Job,
  model: DemoModel,
  studio: Studio,
  tell: () => void,
  picture: number,
  pictures: number,
): Promise<void> {
  const log = (message: string): void => {
    job.logs.push({ message, level: 'INFO', source: 'USER', timestamp: new Date().toISOString() });
    tell();
  };
  const ms = studio.paceOf(model);
  const ticks = ms === 0 ? 1 : Math.min(model.steps, 8);
  if (picture === 0) log(`${model.title}: ${pictures === 1 ? 'one picture' : `${pictures} pictures`} to draw`);
  for (let tick = 1; tick <= ticks; tick++) {
    if (ms > 0) await studio.wait(ms / ticks);
    // One bar for all pictures of the call, as a model shows that draws them together.
    const step = picture * model.steps + Math.round((tick / ticks) * model.steps);
    const steps = pictures * model.steps;
    const percent = Math.round((step / steps) * 100);
    const bar = '█'.repeat(Math.round(percent / 10)).padEnd(10, ' ');
    log(`${String(percent).padStart(3)}%|${bar}| ${step}/${steps}`);
  }
}

function imageAnswer(
  job: Job,
  studio: Studio,
  bytes: Buffer,
  format: 'jpeg' | 'png',
  size: Size,
  asDataUri: boolean,
): Record<string, unknown> {
  const contentType = `image/${format}`;
  const file = studio.strikes('badImage', job.endpoint)
    ? spoil({ bytes, contentType }, studio.faults.badImage.kind)
    : { bytes, contentType };
  const url = asDataUri ? `data:${contentType};base64,${bytes.toString('base64')}` : studio.files.put(file, format);
  return {
    url,
    ...size,
    content_type: contentType,
    file_name: url.startsWith('data:') ? null : url.split('/').at(-1),
    file_size: bytes.length,
  };
}

function spoil(file: StoredFile, kind: FaultPlan['badImage']['kind']): StoredFile {
  if (kind === 'html')
    return {
      bytes: Buffer.from('<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>'),
      contentType: 'text/html',
    };
  if (kind === 'truncated')
    return { bytes: file.bytes.subarray(0, Math.floor(file.bytes.length * 0.4)), contentType: file.contentType };
  return { bytes: file.bytes, contentType: 'text/plain' };
}

const black = (size: Size, format: 'jpeg' | 'png'): Promise<Buffer> =>
  pack(sharp({ create: { ...size, channels: 3, background: '#000' } }), format);

const locOf = (input: unknown, at: number): (string | number)[] =>
  typeof input === 'object' && input !== null && 'image_urls' in input
    ? ['body', 'image_urls', at]
    : ['body', 'image_url'];

const wantsDataUri = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && 'sync_mode' in input && input.sync_mode === true;
