import {
  type GraphQLArgument,
  type GraphQLInputType,
  getNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { makeFont } from '../../testing/make-font.ts';

/** Whose id is put where: told the GraphQL type that the id belongs to, and the field or argument it stands in. */
export type IdSource = (typename: string, coordinate: string) => string;

/** An argument's value, once it is known whose ids to use; `typenames` are those of the ids in it. */
export interface ArgumentValue {
  typenames: string[];
  fill(ids: IdSource): unknown;
}

/** The walk cannot go on; the message says what to add. */
export class WalkGap extends Error {
  override readonly name = 'WalkGap';
}

/** Of which type an id is, where its name does not say so: `workflowId` is a Workflow's without being told. */
const idTypes: Record<string, string> = {
  'Query.workflow(id:)': 'Workflow',
  'Query.execution(id:)': 'Execution',
  'Query.generation(id:)': 'Generation',
  'Query.imageEdit(id:)': 'ImageEdit',
  'Query.brand(id:)': 'Brand',
  'BrandFontsInput.headingFontId': 'Font',
  'BrandFontsInput.bodyFontId': 'Font',
  'BrandLogosInput.lightAssetId': 'Asset',
  'BrandLogosInput.darkAssetId': 'Asset',
  'BrandLogosInput.markAssetId': 'Asset',
  'RevokeTokenInput.tokenId': 'PersonalAccessToken',
  'ResendWebhookDeliveryInput.deliveryId': 'WebhookDelivery',
};

/**
 * What to give where the first value that fits the type would be refused before the id beside it is looked at, and
 * where something that may be left out decides what is done.
 */
const samples: Record<string, unknown> = {
  // Nothing else looks like the picture on their board, so that nothing would be shown; `library.test.ts` asks by it.
  'AssetSearchInput.similarTo': null,
  'CreateWebhookInput.url': 'https://receiver.invalid/',
  'CreateScheduleInput.cron': '0 9 * * *',
  'CreateScheduleInput.timeZone': 'UTC',
  'Query.scheduleTimes(cron:)': '0 9 * * *',
  'Query.scheduleTimes(timeZone:)': 'UTC',
  'CreateUploadInput.contentType': 'image/png',
  'ExportImagesInput.namePattern': '{n}',
  'EditImageInput.imageUrl': null,
  'EditImageInput.file': null,
  'EditImageInput.prompt': 'make it green',
  'EditImageInput.model': null,
  'EditImageInput.parameters': null,
  // Their brand is set in it.
  'DeleteFontInput.evenIfUsed': true,
  'UploadFontInput.file': null,
  'UploadFontInput.fileBase64': makeFont({ family: 'Acme Sent' }).toString('base64'),
  'ProposeBrandColorsInput.url': null,
  'ReadTableInput.url': null,
  'ReadTableInput.text': 'name,price\ncup,5',
  'ReadTableInput.fileBase64': null,
  'KeepLinkedImagesInput.links': ['https://pictures.invalid/cup.png'],
  'SettleGenerationInput.requestId': null,
  'SetMonthlyBudgetInput.amount': '25',
  'UpdateNodeExecutionInput.output': { text: 'put right' },
  'UpdateWorkflowInput.name': 'Renamed',
  'WorkflowGraphInput.nodes': (ids: IdSource) => [
    {
      key: 'photo',
      name: 'Photo',
      type: 'IMAGE_INPUT',
      position: { x: 0, y: 0 },
      // The config of a node is the one place where ids stand in JSON.
      config: { asset_id: ids('Asset', 'WorkflowNodeInput.config') },
    },
  ],
  'WorkflowGraphInput.edges': [],
  'Query.redditTrends(subreddit:)': 'coffee',
  'Query.assetByContent(sha256:)': '0'.repeat(64),
};

const scalars: Record<string, unknown> = {
  String: 'a text',
  Int: 1,
  Float: 1,
  Boolean: false,
  Decimal: '1',
  JSON: {},
  DateTime: '2026-11-21T12:00:00.000Z',
  URL: 'https://example.com/picture.png',
};

/** A value for an argument; undefined for one that may be left out and says nothing. Throws WalkGap. */
export function valueOfArgument(
  schema: GraphQLSchema,
  owner: string,
  { name, type }: Pick<GraphQLArgument, 'name' | 'type'>,
): ArgumentValue | undefined {
  return valueOf(schema, `${owner}(${name}:)`, name, type);
}

function valueOf(
  schema: GraphQLSchema,
  coordinate: string,
  name: string,
  type: GraphQLInputType,
): ArgumentValue | undefined {
  const sample = samples[coordinate];
  if (typeof sample === 'function') return { typenames: [], fill: sample as (ids: IdSource) => unknown };
  if (sample !== undefined) return { typenames: [], fill: () => sample };
  const named = getNamedType(type);
  const isRequired = isNonNullType(type);
  if (named.name === 'ID') return wrap(type, idValue(schema, coordinate, name));
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).flatMap((field) => {
      const value = valueOf(schema, `${named.name}.${field.name}`, field.name, field.type);
      return value ? [[field.name, value] as const] : [];
    });
    const typenames = fields.flatMap(([, value]) => value.typenames);
    if (!isRequired && typenames.length === 0 && !hasSample(named.name)) return undefined;
    return wrap(type, {
      typenames,
      fill: (ids) => Object.fromEntries(fields.map(([key, value]) => [key, value.fill(ids)])),
    });
  }
  if (!isRequired) return undefined;
  if (isEnumType(named)) return wrap(type, { typenames: [], fill: () => named.getValues()[0]?.name });
  if (!(named.name in scalars))
    throw new WalkGap(
      `The walk has no value for ${coordinate}, a ${named.name}: add one to \`scalars\` or \`samples\` in argument-values.ts.`,
    );
  return wrap(type, { typenames: [], fill: () => scalars[named.name] });
}

function idValue(schema: GraphQLSchema, coordinate: string, name: string): ArgumentValue {
  const guess = name.replace(/Ids?$/, '').replace(/^./, (letter) => letter.toUpperCase());
  const typename = idTypes[coordinate] ?? guess;
  const type = schema.getType(typename);
  if (!isObjectType(type) || !type.getInterfaces().some((one) => one.name === 'Node'))
    throw new WalkGap(
      `The walk does not know whose id ${coordinate} takes: name it after its type (workflowId), or add it to \`idTypes\` in argument-values.ts.`,
    );
  return { typenames: [typename], fill: (ids) => ids(typename, coordinate) };
}

function hasSample(inputType: string): boolean {
  return Object.keys(samples).some((coordinate) => coordinate.startsWith(`${inputType}.`));
}

function wrap(type: GraphQLInputType, value: ArgumentValue): ArgumentValue {
  const inner = isNonNullType(type) ? type.ofType : type;
  return isListType(inner) ? { ...value, fill: (ids) => [value.fill(ids)] } : value;
}
