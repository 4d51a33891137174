/** What is done about times at which no server was there: nothing, or one run for all of them. */
export const missedPolicies = ['SKIP', 'RUN_ONCE'] as const;
export type MissedPolicy = (typeof missedPolicies)[number];
