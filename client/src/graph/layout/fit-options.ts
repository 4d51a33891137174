/** How everything is brought into view: never larger than life, with some air. */
export const fitOptions = { maxZoom: 1, padding: 0.1 };
