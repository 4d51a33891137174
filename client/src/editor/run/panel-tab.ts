/** The tabs of the side panel: what is chosen, and the run. */
export type PanelTab = 'settings' | 'run';
