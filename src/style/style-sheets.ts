/** The page styles a profile may choose. */
import { brochure } from './brochure.ts';
import { officialDocument } from './official-document.ts';
import type { StyleSheet } from './style-sheet.ts';

export const styleSheets: Readonly<Record<string, StyleSheet>> = {
  [brochure.id]: brochure,
  [officialDocument.id]: officialDocument,
};
