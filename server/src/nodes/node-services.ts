import type { LanguageChoice } from '@visualadgen/compose/text/language.ts';
import type { BrandSnapshot } from '@visualadgen/compose/brand/brand-snapshot.ts';
import type { Wording } from '@visualadgen/compose/brand/check-wording.ts';
import type { Check } from '@visualadgen/compose/checks/check.ts';
import type { PicturePart } from '@visualadgen/compose/drawing/drawing.ts';
import type { Point } from '@visualadgen/compose/geometry/place-picture.ts';
import type { BrandValues, PictureColor } from '@visualadgen/compose/layouts/brand.ts';
import type { Layout, Words } from '@visualadgen/compose/layouts/layout.ts';
import type { Overrides } from '@visualadgen/compose/overrides/override.ts';
import type { Placement } from '@visualadgen/compose/placements/placement.ts';
import type { Table } from '@visualadgen/graph/tables/table.ts';
import type { MadeFile } from '@visualadgen/graph/values/value.ts';
import type { ErrorCode } from '../errors.ts';

/** What nodes may ask of the world. Each is filled in by the app; no node knows who answers. */
export interface NodeServices {
  models: ModelService;
  assets: NodeAssets;
  compositions: CompositionService;
  brands: NodeBrands;
  trends: TrendSource;
  exports: ExportService;
}

export interface ModelService {
  /** Asks a model and pays for its answer, or takes up what an earlier try of the node has paid for. */
  ask(request: ModelRequest, run: RunHandle, options?: ModelOptions): Promise<ModelResult>;
  /** Says of an answer that was paid for that it is of no use, so that the next try of the node asks anew. Its cost stays counted. */
  reject(request: ModelRequest, run: RunHandle, error: { code: ErrorCode; message: string }): Promise<void>;
  /** The ids of the models of that kind that are asked, in order, where nobody has chosen one. */
  automatic(kind: 'TEXT' | 'VISION'): readonly [string, ...string[]];
}

/** What of it is known before a run. */
export type ModelDefaults = Pick<ModelService, 'automatic'>;

export interface ModelRequest {
  /** Ids of the catalogue. The first is asked; the next one where it is limited, overloaded or gone. Only one is paid for. */
  models: readonly [string, ...string[]];
  prompt: string;
  /** Asset references or http(s) links, for models that look at pictures. */
  imageUrls: string[];
  /** Such as fit each of the models. */
  parameters: Record<string, unknown>;
}

export interface ModelOptions {
  /** What an earlier run has paid for is taken up also where fewer pictures came than were asked for. */
  acceptsFewer?: boolean;
  /** What people see of an answer while it is written: its words, without what stands around them for programs. */
  showPartial?: (answer: string) => string;
}

/** What a paid call has given. */
export type ModelResult = ImageResult | TextResult;

interface Paid {
  /** Whose answer it is. */
  model: string;
  /** USD; null when the provider does not say what was billed. */
  cost: string | null;
}

export interface ImageResult extends Paid {
  gives: 'IMAGES';
  /** Stored images, as asset references (`asset:{user_id}/{uuid}.png`). */
  imageRefs: string[];
  /** How many were asked for. */
  asked: number;
  /** How many the provider's safety checker held back. */
  heldBack: number;
}

export interface TextResult extends Paid {
  gives: 'TEXT';
  text: string;
}

/** Of a model that writes. */
export function textIn(result: ModelResult): TextResult {
  if (result.gives === 'TEXT') return result;
  throw new TypeError(`${result.model} gave pictures in the place of text.`);
}

/** Of a model that makes pictures. */
export function imagesIn(result: ModelResult): ImageResult {
  if (result.gives === 'IMAGES') return result;
  throw new TypeError(`${result.model} gave text in the place of pictures.`);
}

export interface NodeAssets {
  /** The reference of an asset that the execution's owner owns; throws ASSET_MISSING. */
  reference(assetId: string, run: RunHandle): Promise<string>;
  /**
   * A copy cut to the ratio with the focal point (shares of width and height) as near to its middle as the edges allow, or the same
   * reference when it already fits.
   */
  crop(reference: string, aspectRatio: string, focalPoint: { x: number; y: number }, run: RunHandle): Promise<string>;
  /** Measured from the pixels of a stored picture, or of one behind a link. Throws ASSET_MISSING, and as a download does. */
  measure(picture: string, run: RunHandle): Promise<PictureMeasures>;
  /** What can be told of a picture without anybody who knows what it shows: what is measured, and what it is called. Throws as `measure`. */
  look(picture: string, run: RunHandle): Promise<PictureLook>;
}

export interface NodeBrands {
  /** A brand that the execution's owner owns, as it is now; throws BRAND_MISSING. */
  read(brandId: string, run: RunHandle): Promise<BrandSnapshot>;
}

export interface CompositionService {
  /**
   * Puts pictures and words together, once for each placement and in their order. Each is kept as a picture of its owner’s, with what was
   * measured on it. Throws ASSET_MISSING for a picture that is gone, and as a download does.
   */
  compose(request: CompositionRequest, run: RunHandle): Promise<Composed[]>;
}

export interface CompositionRequest {
  layout: Layout;
  placements: readonly Placement[];
  words: Words;
  /** Asset references or http(s) links. */
  pictures: Partial<Record<PicturePart, string>>;
  /** The logo for dark grounds, where `pictures.logo` is the one for light ones. */
  darkLogo?: string | null;
  /** What stays in view of the image; null for what is found in it. */
  focalPoint: Point | null;
  /** What is otherwise in one placement. */
  overrides?: Overrides;
  brand: BrandValues;
  /** What the words are written in; what they tell themselves where it is left out. */
  language?: LanguageChoice;
  /** What is looked for in the words. */
  wording?: Wording | null;
}

export interface Composed {
  placement: Placement;
  /** An asset reference. */
  image: string;
  checks: Check[];
}

export interface ExportService {
  /**
   * Puts pictures into an archive, in their order, under names by a pattern and with a list of what they are. It can be downloaded for
   * some weeks. Throws ASSET_MISSING for a picture that is gone, and as a download does.
   */
  pack(request: ExportRequest, run: RunHandle): Promise<Packed>;
}

export interface ExportRequest {
  /** Asset references or http(s) links, each with the items that it was made of in words. */
  pictures: readonly { picture: string; item: string }[];
  /** Without errors: `file-names/name-pattern.ts` of the graph package. */
  pattern: string;
  /** Empty for the workflow’s name. */
  campaign: string;
  client: string;
  /** Who is named in each file as its maker; empty for nobody. */
  credit: string;
  /** What tables for ad managers say beside what is in the ads; null for none. */
  bulk: { link: string; adSet: string; text: string } | null;
}

export interface Packed {
  file: MadeFile;
  /** How many pictures are in it. */
  count: number;
  /** What whoever uploads them should know, in sentences. */
  problems: string[];
}

export interface PictureMeasures {
  /** Pixels. */
  width: number;
  height: number;
  /** Its main colors as `#rrggbb`, the one that covers most first; at most six. */
  colors: string[];
}

export interface PictureLook extends Pick<PictureMeasures, 'width' | 'height'> {
  /** `hex` as `#rrggbb`, `name` as people call it; the one that covers most first. */
  colors: { hex: string; name: string; share: number }[];
  /** From 0, black, to 1, white. */
  lightness: number;
  /** From 0, one plain area, to 1, noise. */
  detail: number;
  /** What people call the color of a plain background; null where it is not plain. */
  background: string | null;
  /** Of its file, or as its owner calls it; null for none. */
  name: string | null;
  /** The words that it was made from; null for none. */
  prompt: string | null;
}

export const redditSources = ['REDDIT_OAUTH', 'REDDIT_PUBLIC', 'APIFY', 'RAPIDAPI', 'STATIC'] as const;
export type RedditSourceName = (typeof redditSources)[number];
export type RedditSort = 'hot' | 'new' | 'top' | 'rising';

/** What a subreddit talks about; what a SOCIAL_MEDIA node gives. */
export type TrendReport = {
  subreddit: string;
  /** Empty when `source` is STATIC. */
  posts: { title: string; score: number; url: string; num_comments: number }[];
  /** At most ten words or short phrases, strongest first. */
  trends: string[];
  source: RedditSourceName;
  /** Each source that was asked before and why it gave nothing, in order. */
  failures: { source: RedditSourceName; message: string }[];
  /** ISO 8601. */
  fetched_at: string;
};

export type TrendRequest = {
  subreddit: string;
  sort: RedditSort;
  limit: number;
  /** Posts for adults only are left out unless this is true. */
  includeOver18?: boolean;
};

export interface TrendSource {
  /**
   * Deleted, removed, pinned and promoted posts are never among them.
   * Throws INPUT_INVALID for what names no community, and SUBREDDIT_PRIVATE, _QUARANTINED, _GATED, _BANNED, _MISSING or _OVER_18
   * where Reddit itself says why the community cannot be read.
   */
  read(request: TrendRequest, signal: AbortSignal): Promise<TrendReport>;
}

/** Tables out of files and links. */
export interface TableReader {
  /** Throws TABLE_INVALID and TABLE_TOO_LARGE. `hasHeader`: whether the first row names the columns; null to find out. */
  readFile(bytes: Uint8Array, hasHeader: boolean | null): Promise<ReadTable>;
  /** The same of what is behind a link, never one into this computer or its network. Throws LINK_REFUSED and TABLE_UNREACHABLE, too. */
  readLink(link: string, hasHeader: boolean | null, signal: AbortSignal): Promise<ReadTable>;
}

/** How a website looks, as far as its page and its style sheets tell. */
export interface WebsiteLook {
  /** By how often and where they are used, the one of most use first; the shares add up to 1. */
  colors: PictureColor[];
  /** Families that come with the product; null where there is none of them. */
  headingFont: string | null;
  bodyFont: string | null;
}

export interface WebsiteReader {
  /** Throws LINK_REFUSED, WEBSITE_INVALID and WEBSITE_UNREACHABLE. */
  look(link: string, signal: AbortSignal): Promise<WebsiteLook>;
}

export interface ReadTable extends Table {
  /** What was read and what was not, in sentences for people. */
  notes: string[];
  /** The first row was taken for the names of the columns. */
  hasHeader: boolean;
}

/** One node's run, as far as a node and the services it calls may see of it. */
export interface RunHandle {
  userId: string;
  executionId: string;
  nodeExecutionId: string;
  /** The node’s own, where that is one of the items that it runs over. */
  itemOf?: string | undefined;
  /** Of the request that asked for the execution, where it is known. */
  requestId: string | null;
  /** The lease that this server has on the execution; what is written under an older one is refused. */
  leaseEpoch: number;
  /** Aborted when the execution is cancelled or the server stops. */
  signal: AbortSignal;
  /** May be called as often as one likes; it is thinned out on its way. */
  progress(report: ProgressReport): void;
  /** An error that passes: it is kept with the node, and counts as one more attempt. */
  retrying(error: { code: string; message: string }, delayMs: number): void;
  /**
   * Resolves when everything that led to this node is written. Whoever pays waits for it, so that a crash cannot bring
   * another input up. Throws when it could not be written, or when this server has lost the execution.
   */
  settled(): Promise<void>;
}

export interface ProgressReport {
  /** 0 to 1. */
  fraction?: number | undefined;
  queuePosition?: number | undefined;
  message?: string | undefined;
  logs?: string[] | undefined;
  /** What is being written, all of it so far. */
  partialText?: string | undefined;
}
