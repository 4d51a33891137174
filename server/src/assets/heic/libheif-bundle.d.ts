declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  interface Rgba {
    width: number;
    height: number;
    data: Uint8ClampedArray;
  }

  interface HeifImage {
    get_width(): number;
    get_height(): number;
    /** Fills `data` with RGBA, turned as the file says; null where that fails. */
    display<Into extends Rgba>(into: Into, done: (filled: Into | null) => void): void;
  }

  interface LibHeif {
    HeifDecoder: new () => {
      /** The images of a file, the main one first; none where it is no HEIC. */
      decode(bytes: Uint8Array): HeifImage[];
    };
  }

  const load: () => Promise<LibHeif>;
  export default load;
}
