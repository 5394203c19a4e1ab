/** Whether something is said about why a budget was not spent or a target not met. */

import type { Print } from '../engine/needs.ts';
import type { PrintedText } from '../reading/view.ts';

/** Words without which no Chinese sentence gives a reason; rather too many than too few. */
const REASON = new RegExp(
  [
    '原因|由于|因|受.{1,20}影响|滞后|不足|困难|较晚|疫情|进度|尚',
    '未(?:能|按|及时|到|足额|全部|完成|支付|执行|下达|拨付|验收)',
    '结转|结余|节约|节省|推迟|延期|暂停|取消|减少|跨年|下达|拨付|调[整减剂]|政策',
  ].join('|'),
);

/** Blank, or a word that only says that nothing is to be said. */
export function isNoReason(text: string | undefined): boolean {
  return /^(?:无|没有|不涉及|已?完成|已?全部完成|[/／—-]*)[。.]?$/.test((text ?? '').trim());
}

/** Prose without any word of a reason. */
export function lacksReason(text: string): boolean {
  return !REASON.test(text);
}

/** What a report says about a project: from its name on, up to the next heading or the name of another one. */
export function textAbout({ view }: Print, name: string, others: readonly string[]): string {
  const about: string[] = [];
  let speaking = false;
  for (const printed of view.texts) {
    if (!isProse(printed)) continue;
    const from = printed.text.indexOf(name);
    if (printed.kind === 'heading' && from < 0) speaking = false;
    if (from < 0 && !speaking) continue;
    const rest = from < 0 ? printed.text : printed.text.slice(from + name.length);
    const ends = others.map((other) => rest.indexOf(other)).filter((at) => at >= 0);
    about.push(rest.slice(0, ends.length === 0 ? undefined : Math.min(...ends)));
    speaking = ends.length === 0;
  }
  return about.join('\n');
}

function isProse({ kind }: PrintedText): boolean {
  return kind === 'paragraph' || kind === 'heading';
}

/** Whether the report says anywhere why money or targets fell short. */
export function speaksOfReasons({ view }: Print): boolean {
  return view.texts.some(({ text }) => text.includes('原因') && /执行|偏离|未完成/.test(text));
}
