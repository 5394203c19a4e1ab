/** What a reviewer does to a draft in Word, done to its package: comments and tracked changes, as Word writes them. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export interface Reviewer {
  readonly name: string;
  /** As Word writes it: `2024-03-05T10:12:00Z`. */
  readonly date: string;
}

export const REVIEWER: Reviewer = { name: '张三', date: '2024-03-05T10:12:00Z' };

const MAIN = 'word/document.xml';
const COMMENTS = 'word/comments.xml';

/** A draft that is being reviewed. */
export class ReviewedDraft {
  private readonly parts: Record<string, Uint8Array>;
  private ids = 90_000;

  constructor(bytes: Uint8Array) {
    this.parts = unzipSync(bytes);
  }

  /** @param words which stand in one run of the draft, once */
  comment(words: string, text: string, by = REVIEWER): this {
    const id = this.stamp(by);
    const number = /w:id="(\d+)"/.exec(id)?.[1] ?? '';
    const reference = `<w:commentRangeEnd w:id="${number}"/><w:r><w:commentReference w:id="${number}"/></w:r>`;
    this.around(words, (run) => `<w:commentRangeStart w:id="${number}"/>${run('w:t', words)}${reference}`);
    const said = `<w:comment ${id}><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`;
    this.edit(COMMENTS, (xml) => xml.replace('</w:comments>', `${said}</w:comments>`));
    return this;
  }

  /** @param removed words which stand in one run of the draft, once */
  replace(removed: string, added: string, by = REVIEWER): this {
    this.around(removed, (run) => {
      const went = `<w:del ${this.stamp(by)}>${run('w:delText', removed)}</w:del>`;
      return added === '' ? went : `${went}<w:ins ${this.stamp(by)}>${run('w:t', added)}</w:ins>`;
    });
    return this;
  }

  /** Parts a paragraph behind words which stand in one run of the draft, once. */
  part(words: string, by = REVIEWER): this {
    this.around(words, (run) => `${run('w:t', words)}</w:p><w:p>`);
    this.edit(MAIN, (xml) => {
      const at = xml.indexOf('</w:p><w:p><w:r>', xml.indexOf(`>${words}<`));
      const start = xml.lastIndexOf('<w:p>', at) + '<w:p>'.length;
      const mark = `<w:rPr><w:ins ${this.stamp(by)}/></w:rPr>`;
      const own = xml.slice(start).replace(/^<w:pPr>(.*?)<\/w:pPr>/, `<w:pPr>$1${mark}</w:pPr>`);
      return xml.slice(0, start) + own;
    });
    return this;
  }

  bytes(): Uint8Array {
    return zipSync(this.parts);
  }

  private stamp({ name, date }: Reviewer): string {
    this.ids += 1;
    return `w:id="${this.ids}" w:author="${name}" w:date="${date}"`;
  }

  private around(words: string, written: (run: (element: string, text: string) => string) => string): void {
    this.edit(MAIN, (xml) => {
      const at = xml.indexOf(words);
      if (at < 0 || xml.includes(words, at + 1)) throw new Error(`${words} does not stand in the draft once`);
      const [start, end] = [xml.lastIndexOf('<w:r>', at), xml.indexOf('</w:r>', at) + '</w:r>'.length];
      const whole = xml.slice(start, end);
      const [, look = '', text = ''] = /^<w:r>(<w:rPr>.*?<\/w:rPr>)?<w:t[^>]*>([^<]*)<\/w:t><\/w:r>$/.exec(whole) ?? [];
      const run = (element: string, own: string) =>
        own === '' ? '' : `<w:r>${look}<${element} xml:space="preserve">${own}</${element}></w:r>`;
      const [before = '', after = ''] = text.split(words);
      return xml.slice(0, start) + run('w:t', before) + written(run) + run('w:t', after) + xml.slice(end);
    });
  }

  private edit(part: string, edited: (xml: string) => string): void {
    this.parts[part] = strToU8(edited(strFromU8(this.parts[part] ?? new Uint8Array())));
  }
}
