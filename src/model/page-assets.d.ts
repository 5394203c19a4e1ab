/** Scripts and styles of the pages, made by `src/setup/page.mjs` of what lies in `src/page/`. */
declare module 'page:review' {
  export const script: string;
  export const style: string;
}

declare module 'page:summary' {
  export const script: string;
  export const style: string;
}

declare module 'page:desk' {
  export const script: string;
  export const style: string;
}

declare module 'page:units' {
  export const script: string;
  export const style: string;
}
