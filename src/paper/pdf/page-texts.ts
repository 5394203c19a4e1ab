/** Lines of a page → texts with their places. */
import type { PagePlace, PaperText, TableSpot } from '../../model/paper.ts';
import { joinedTexts, textAt } from '../flow.ts';
import { boxOf, type Line, linesOf } from './lines.ts';
import type { UprightPage } from './upright.ts';

/** The texts of one page. */
export class PageTexts {
  /** Base lines from the top. */
  private readonly bases: readonly number[];

  constructor(
    private readonly file: string,
    private readonly page: UprightPage,
  ) {
    this.bases = linesOf(page.letters).map(({ y }) => y);
  }

  /** @param spot where it stands in a table */
  place(line: Pick<Line, 'x0' | 'x1' | 'y' | 'size'>, spot?: TableSpot): PagePlace {
    const number = this.bases.filter((base) => base <= line.y + line.size / 4).length;
    return {
      kind: 'page',
      file: this.file,
      page: this.page.page,
      line: Math.max(1, number),
      box: this.page.shown(boxOf(line)),
      ...(spot === undefined ? {} : { cell: spot }),
    };
  }

  text(line: Line, spot?: TableSpot): PaperText {
    return textAt(line.text, this.place(line, spot));
  }
}

/** Lines of one paragraph: nothing between Chinese lines, a space between words. */
export function joinedLines(texts: readonly PaperText[]): PaperText {
  return texts.reduce((before, text) => {
    const isOfWords = /[A-Za-z,;]$/u.test(before.text) && /^[A-Za-z]/u.test(text.text);
    return joinedTexts([before, text], isOfWords ? ' ' : '');
  });
}
