/** Blocks that lie in the page packed (`model/summary-details.ts`). */
import { required } from '../elements.ts';

/** @throws Error in a browser that cannot unpack (before Chrome 80, Firefox 113, Safari 16.4) */
export async function unpacked(id: string): Promise<unknown> {
  const bytes = Uint8Array.from(atob(required(id).textContent ?? ''), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

export const CANNOT_UNPACK = '这个浏览器太旧，展开不了。全部问题在 汇总.xlsx 里。';
