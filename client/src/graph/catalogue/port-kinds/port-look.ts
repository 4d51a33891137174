/** How a kind of port looks: what people call it, and the hue of its dots, cables and labels, in light and in dark. */
export interface PortLook {
  label: string;
  /** A CSS color with a contrast of 4.5:1 or more on every surface of the theme: `light-dark(…, …)`. */
  color: string;
}
