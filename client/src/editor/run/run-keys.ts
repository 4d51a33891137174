/* The keys of each way to run and to steer a run. */

export const runKeys = ['Mod', 'Enter'];
export const freshKeys = ['Mod', 'Shift', 'Enter'];
export const upToKeys = ['Alt', 'Enter'];
export const onlyKeys = ['Alt', 'Shift', 'Enter'];
export const resumeKeys = ['Mod', 'Enter'];
export const stepKeys = ['F10'];
