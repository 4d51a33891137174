/** What may stand in a name pattern in braces, such as `{headline}`: for what it stands, and what that may be. */
export const nameTokens = {
  campaign: { description: 'The campaign, or else the workflow’s name.', example: 'Summer' },
  client: { description: 'The client, as the export says it.', example: 'Northbean' },
  channel: { description: 'Where the ad is shown, such as Google responsive.', example: 'Instagram and Facebook' },
  placement: { description: 'The placement, such as Story.', example: 'Story' },
  size: { description: 'Width and height in pixels.', example: '1080x1920' },
  headline: { description: 'The headline in the ad.', example: 'Slow mornings, made cold' },
  call_to_action: { description: 'The call to action in the ad.', example: 'Order now' },
  layout: { description: 'The layout of the ad.', example: 'full picture' },
  picture: {
    description: 'What the picture is called in the library, or what it was made from.',
    example: 'Cold brew',
  },
  item: { description: 'Of which items of which lists it was made, by their words or numbers.', example: 'beach 2' },
  version: { description: 'The version of the workflow.', example: 'v3' },
  date: { description: 'The day of the export (UTC).', example: '2026-12-01' },
  n: { description: 'The number of the picture in the export.', example: '01' },
} as const satisfies Record<string, { description: string; example: string }>;

export type NameToken = keyof typeof nameTokens;

/** What stands for each of them; empty where there is nothing to say. */
export type NameValues = Readonly<Record<NameToken, string>>;

export const nameTokenNames = Object.keys(nameTokens) as readonly NameToken[];

export function isNameToken(name: string): name is NameToken {
  return Object.hasOwn(nameTokens, name);
}
