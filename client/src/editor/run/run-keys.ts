/* The keys of each way to run, as `useShortcuts` hears them. */

export const runKeys = ['Mod', 'Enter'];
export const freshKeys = ['Mod', 'Shift', 'Enter'];
export const upToKeys = ['Alt', 'Enter'];
export const onlyKeys = ['Alt', 'Shift', 'Enter'];
