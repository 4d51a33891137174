/** What a person can do about a node that failed, after what went wrong; null where the fault's own sentence says it, or a remedy does. */
export function adviceFor(errorCode: string | null): string | null {
  return errorCode === null ? null : (advice[errorCode] ?? null);
}

const changeAndRetry = 'then retry: what is done is not paid for again.';

const anotherCommunity = `Choose another community in the node’s settings, ${changeAndRetry}`;

/** By the codes of the server's catalogue. */
export const advice: Readonly<Partial<Record<string, string>>> = {
  INPUT_MISSING: `Connect what it needs on the canvas, ${changeAndRetry}`,
  TOO_MANY_ITEMS: `Shorten a list that is connected to it, or choose “All at once” for its connection, ${changeAndRetry}`,
  CONFIG_INCOMPLETE: `Fill in the node’s settings, ${changeAndRetry}`,
  CONFIG_INVALID: `Correct the node’s settings, ${changeAndRetry}`,
  RULE_UNFIT: `Change the rule in the node’s settings, or what is connected to it, ${changeAndRetry}`,
  RULES_OVERLAP: `Change the rules in the node’s settings so that one alone fits, or let the first one win, ${changeAndRetry}`,
  TEMPLATE_VARIABLE_MISSING: `Connect a node that gives this variable, or take it out of the template, ${changeAndRetry}`,
  TEMPLATE_INVALID: `Correct the template, ${changeAndRetry}`,
  BRAND_MISSING: `Choose another brand in the node’s settings, ${changeAndRetry}`,
  ASSET_MISSING: `Choose the picture again in the node’s settings, ${changeAndRetry}`,
  IMAGE_INVALID: `Use another picture, as PNG, JPEG, WebP or AVIF, ${changeAndRetry}`,
  IMAGE_TOO_LARGE: `Use a smaller picture, ${changeAndRetry}`,
  IMAGE_UNREACHABLE: 'Open the link in a browser to see whether it works, or upload the picture instead. Then retry.',
  LINK_REFUSED: 'Links into private networks are not followed. Upload the picture instead, then retry.',
  SUBREDDIT_PRIVATE: anotherCommunity,
  SUBREDDIT_QUARANTINED: anotherCommunity,
  SUBREDDIT_GATED: anotherCommunity,
  SUBREDDIT_BANNED: anotherCommunity,
  SUBREDDIT_MISSING: `Check how the name is written, or choose another community, ${changeAndRetry}`,
  SUBREDDIT_OVER_18: `Switch on “Posts over 18” in the node’s settings, or choose another community, ${changeAndRetry}`,
  TABLE_INVALID: `Check the file or the link of the table in the node’s settings, ${changeAndRetry}`,
  TABLE_TOO_LARGE: `Use a smaller table, or take rows and columns out of it, ${changeAndRetry}`,
  TABLE_UNREACHABLE:
    'Open the link of the table in a browser to see whether it works, or upload the file instead. Then retry.',
  PROVIDER_REFUSED: `Check the model’s parameters and the prompt, or choose another model, ${changeAndRetry}`,
  PROVIDER_CONTENT_REFUSED: `Change the words of the prompt, or use another picture, ${changeAndRetry}`,
  PROVIDER_UNAUTHORIZED: 'The operator of this server has to check its key for the model service.',
  PROVIDER_RATE_LIMITED: 'Wait a moment, then retry.',
  PROVIDER_UNAVAILABLE: 'Wait a moment, then retry. What is done is not paid for again.',
  PROVIDER_FAILED: 'Retry. If it fails again, choose another model.',
  ANSWER_INVALID: 'Retry, loosen what you ask for, or choose another model.',
  PROMPT_TOO_LONG: `Shorten the instruction, or what is filled into it, ${changeAndRetry}`,
  PROVIDER_TIMED_OUT: 'Retry, or choose a faster model.',
  DATABASE_UNAVAILABLE: 'Wait a moment, then retry.',
  STORAGE_REFUSED: 'The operator of this server has to check its file store.',
  STORAGE_UNAVAILABLE: 'Wait a moment, then retry. What is done is not paid for again.',
  INTERNAL: 'Retry. If it happens again, tell the operator of this server.',
};
