/** The page styles a profile may choose. */
import { brochure } from './brochure.ts';
import { officialDocument } from './official-document.ts';
import type { StyleSheet } from './style-sheet.ts';

export const styleSheets: Readonly<Record<string, StyleSheet>> = {
  [brochure.id]: brochure,
  [officialDocument.id]: officialDocument,
};

/** The page style of a checked profile. @throws Error when there is none of its name */
export function pageStyleOf({ pageStyle }: { readonly pageStyle: string }): StyleSheet {
  const style = styleSheets[pageStyle];
  if (style === undefined) throw new Error(`no page style ${pageStyle}`);
  return style;
}
