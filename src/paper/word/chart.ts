/** Texts of a chart: title, names, and values as they are kept in it (ISO/IEC 29500-1, 21.2). */
import { below, elements, textOf, type XmlElement } from './xml.ts';

/** Titles and labels that were typed, then for each series its name, its categories and its values. */
export function chartTexts(root: XmlElement): string[] {
  const typed = below(root, 'a:p').map((paragraph) => below(paragraph, 'a:t').map(textOf).join(''));
  const series = below(root, 'c:ser').flatMap((each) =>
    elements(each)
      .filter(({ name }) => ['c:tx', 'c:cat', 'c:val'].includes(name))
      .flatMap((part) => below(part, 'c:v').map(textOf)),
  );
  return [...typed, ...series].map((text) => text.trim()).filter((text) => text !== '');
}
