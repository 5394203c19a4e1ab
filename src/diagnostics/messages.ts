/**
 * Every text about the shape of the input (rules V01–V32), in one place, so that someone who knows the field but not
 * the code can review it. Each function returns a finding without its place.
 */
import type { FileProblem } from '../files/file-problem.ts';
import { FILE_BYTES, FRACTION_DIGITS, WHOLE_DIGITS } from '../model/limits.ts';
import type { Finding, Severity } from './finding.ts';

type Texts = Omit<Finding, 'rule' | 'severity' | 'message'>;

const finding =
  (severity: Severity) =>
  (rule: string, message: string, texts: Texts = {}): Finding => ({ rule, severity, message, ...texts });
const error = finding('error');
const warning = finding('warning');
const info = finding('info');

/** A key and what it stands for: `"basic"（基本支出）`; an item of a list is `"projects" 的第 2 项（一个项目）`. */
export interface Named {
  readonly key: string;
  readonly label?: string;
  /** Index of the item, from 0. */
  readonly index?: number;
}

function name({ key, label, index }: Named): string {
  const item = index === undefined ? '' : ` 的第 ${index + 1} 项`;
  return `"${key}"${item}${label === undefined ? '' : `（${label}）`}`;
}

/** A space between Chinese and a word in Latin letters. */
function spaced(text: string): string {
  return /^[A-Za-z]/.test(text) ? ` ${text}` : text;
}

function didYouMean(nearest: string | undefined): string | undefined {
  return nearest === undefined ? undefined : `是否应为 "${nearest}"？`;
}

const syntax = {
  fullWidth: (pairs: readonly (readonly [wide: string, half: string])[]) =>
    error('V03', `JSON 的标点和数字必须是半角，这里用了全角字符 ${pairs.map(([wide]) => wide).join(' ')}`, {
      actual: pairs.map(([wide]) => wide).join(' '),
      expected: pairs.map(([wide, half]) => `${wide} 改为半角 ${half}`).join('，'),
      hint: '切换到英文输入法再输入',
    }),
  comma: () => error('V03', '缺少逗号：两项之间要用半角逗号 , 隔开', { hint: '在前一项的末尾加上 ,' }),
  colon: () => error('V03', '缺少冒号：键和值之间要用半角冒号 : 隔开', { hint: '写成 "键": 值' }),
  trailingComma: () => error('V03', '多了一个逗号：最后一项后面不能有逗号', { hint: '删去这个逗号' }),
  doubleComma: () => error('V03', '多了一个逗号：两个逗号之间没有内容', { hint: '删去多余的逗号' }),
  thousands: () =>
    error('V03', '数字格式不对：数字中不能有千分位逗号', {
      expected: '不带千分位的数字，例如 1085.68',
      hint: '删去逗号',
    }),
  number: (text: string) =>
    error('V03', '数字格式不对', {
      actual: text,
      expected: '例如 1085.68、0.5、-12',
      hint: '数字不能以 0、小数点或加号开头，小数点后面要有数字；编码请加双引号',
    }),
  key: () => error('V03', '这里应是一个键，键要用半角双引号括起来', { hint: '写成 "键": 值' }),
  value: () => error('V03', '缺少值：这里应有一个数字、文字、对象或列表'),
  singleQuote: () => error('V03', "这里用了单引号 '，JSON 只能用双引号", { actual: "'", expected: '"' }),
  lowerCase: (text: string) =>
    error('V03', `${text} 的大小写不对`, { actual: text, expected: text.toLowerCase(), hint: '只能用小写字母' }),
  unquoted: (text: string) =>
    error('V03', '这里的文字没有加引号，或写了 JSON 不认识的符号', {
      actual: text,
      hint: '文字和键要用半角双引号括起来',
    }),
  unclosed: (bracket: string) =>
    error('V03', `括号没有结束：文件到末尾仍缺少与 ${bracket} 成对的 ${bracket === '[' ? ']' : '}'}`, {
      hint: '检查“相关”所指的括号在哪里应当结束',
    }),
  mismatch: (bracket: string) =>
    error('V03', `括号不成对：这里是 ${bracket} ，与前面未结束的括号不是一对`, {
      actual: bracket,
      hint: '检查括号是否写错或漏写',
    }),
  trailingContent: () =>
    error('V03', '文件在前面已经结束，这里还有多余的内容', { hint: '删去多余的内容，或检查括号是否提前结束' }),
  comment: () => error('V03', 'JSON 文件中不能写注释', { hint: '删去注释；需要说明的话写到 Markdown 文件里' }),
  unterminatedString: () =>
    error('V03', '字符串没有结束的引号：文字要在同一行内以半角双引号结束', {
      hint: '检查结尾的引号是否漏写，或写成了全角的 ”；文字中的半角双引号要写成 \\"',
    }),
  escape: () =>
    error('V03', '反斜线 \\ 的用法不对', {
      expected: '\\" \\\\ \\/ \\n \\t 或 \\u 加四位十六进制数',
      hint: '要写反斜线本身，请写 \\\\',
    }),
  controlCharacter: () =>
    error('V03', '字符串中有制表符等不可见的控制字符', { hint: '删去它；需要时制表符写 \\t，换行写 \\n' }),
  other: () => error('V03', '这里不符合 JSON 的格式'),
};

/** Why a file was not read, and what to do. */
const FILE_PROBLEMS: Readonly<Record<FileProblem, string>> = {
  missing: '没有这个文件',
  outside: '它是指向文件夹外面的链接；请把文件本身放进来',
  notAFile: '它是文件夹、管道或设备，不是文件；请换成文件，或改名',
  tooLarge: `文件超过 ${FILE_BYTES / 1024 / 1024} MB；请检查是否放错了文件`,
  denied: '没有读取权限，或磁盘读不出；请检查权限',
};

const SIDES = { least: '不小于', above: '大于', most: '不大于' } as const;

/** Texts by what went wrong; the rule number stands in each. */
export const messages = {
  // Reading files
  fileMissing: (file: string) =>
    error('V01', `找不到文件 ${file}`, { hint: '检查文件夹名和文件名；单位的数据文件名必须是 report.json' }),
  unreadable: (file: string, problem: FileProblem) =>
    problem === 'missing' ? messages.fileMissing(file) : error('V02', `无法读取 ${file}：${FILE_PROBLEMS[problem]}`),
  notUtf8: () =>
    error('V02', '文件不是 UTF-8 编码，从这里起无法读取', {
      hint: '用编辑器“另存为”，编码选 UTF-8（现在可能是 GBK 或 ANSI）',
    }),
  foreignEncoding: (encoding: string) =>
    info('V05', `文件是 ${encoding} 编码，已按 ${encoding} 读取`, {
      expected: 'UTF-8',
      hint: '请核对读出的文字；最好用编辑器“另存为”，编码选 UTF-8',
    }),
  emptyFile: () => error('V03', '文件是空的'),
  tooDeep: () => error('V03', '括号嵌套太深，无法读取'),
  syntax,
  duplicateKey: (key: string) =>
    error('V04', `同一个键写了两次："${key}"`, { actual: key, hint: '只保留一处；“相关”是第一次写的地方' }),

  // Shape
  missingKey: (key: Named, expected: string | undefined) =>
    error('V10', `缺少 ${name(key)}`, { expected, hint: '在这个对象中补上' }),
  blank: (key: Named, expected: string | undefined) =>
    error('V10', `${name(key)}还没有填写`, {
      expected,
      hint: '把 null 换成应填的内容；没有的数写 0，可以省略的项整项删去',
    }),
  unknownKey: (key: string, nearest: Named | undefined, allowed: readonly Named[]) =>
    error('V11', `未知的键 "${key}"`, {
      actual: key,
      expected: nearest?.key ?? (allowed.map(listed).join('、') || '这里不能有任何键'),
      hint: didYouMean(nearest?.key) ?? '这里只能用“应为”中列出的键；多余的内容请删去',
    }),
  wrongType: (key: Named, found: string, expected: readonly string[]) =>
    error('V12', `${name(key)}的类型不对：这里是${spaced(found)}，应为${expected.join('或')}`, {
      expected: expected.join('或'),
    }),
  codeAsNumber: (key: Named, source: string) =>
    error('V12', `${name(key)}的类型不对：这里是数字，应为文字`, { expected: `"${source}"`, hint: '加上半角双引号' }),
  notANumeral: (key: Named, fault: string | undefined, suggestion: string | undefined, whole: boolean) =>
    error('V13', `${name(key)}不是可用的数字${fault === undefined ? '' : `：${fault}`}`, {
      expected: suggestion ?? (whole ? '不带小数、不为负的整数，例如 12' : '例如 1085.68，减少写 -12.30'),
      hint: whole ? '只写半角数字，不带单位' : '写成不带千分位、不带单位的半角数字；金额的单位以 amountUnit 为准',
    }),
  notAllowed: (key: Named, values: readonly string[], meanings: string | undefined, nearest: string | undefined) =>
    error('V14', `${name(key)}的值不在可选范围内`, {
      expected: meanings ?? values.map((value) => `"${value}"`).join('、'),
      hint: didYouMean(nearest) ?? '从“应为”中选一个',
    }),
  badPattern: (key: Named, expected: string | undefined) => error('V15', `${name(key)}的写法不对`, { expected }),
  badKey: (key: string, expected: string | undefined) => error('V15', `键 "${key}" 的写法不对`, { expected }),
  empty: (key: Named) => error('V16', `${name(key)}不能为空`, { hint: '填写内容；可以省略的项没有内容时整项删去' }),
  tooFew: (key: Named) =>
    error('V16', `${name(key)}至少要有一项`, { hint: '补上内容；可以省略的项没有内容时整项删去' }),
  range: (key: Named, side: 'least' | 'above' | 'most', bound: string) =>
    error('V16', `${name(key)}超出范围`, { expected: `${SIDES[side]} ${bound}` }),
  tooLong: (key: Named, most: number) =>
    error('V17', `${name(key)}太长`, { expected: `不超过 ${most} 个字`, hint: '长的文字请写到 Markdown 文件里' }),
  lineTooLong: (length: number, most: number) =>
    error('V17', `这一行有 ${length} 个字，太长`, { expected: `一行不超过 ${most} 个字`, hint: '请分段' }),
  tooMany: (key: Named, most: number) =>
    error('V17', `${name(key)}的项太多`, { expected: `不超过 ${most} 项`, hint: '检查是否重复粘贴了内容' }),
  digits: (key: Named) =>
    error('V17', `${name(key)}的位数太多`, {
      expected: `整数部分不超过 ${WHOLE_DIGITS} 位，小数部分不超过 ${FRACTION_DIGITS} 位`,
      hint: '检查是否多写了数字',
    }),
  other: (message: string) => error('V16', message),

  // References inside the dossier
  twoValues: (what: string) =>
    error('V20', `同一事项写了两次：${what}`, { hint: '合并为一处；“相关”是第一次写的地方' }),
  totalsTwice: () =>
    error('V20', '同一事项写了两次：人员经费、公用经费的合计', {
      hint: '已有经济分类的明细，合计由它算出；删去 basicTotals，印出的合计可写在 declared 下供核对',
    }),
  basicTwice: () =>
    error('V20', '同一事项写了两次：一般公共预算财政拨款基本支出的经济分类', {
      hint: '写在 basicByEconomicItem 的，这里只写项目支出和其他资金；表要按功能分类列的，都写在这里，basicByEconomicItem 写成 []',
    }),
  unknownProject: (id: string, nearest: string | undefined, known: readonly string[]) =>
    error('V21', `没有代号为 "${id}" 的项目`, {
      actual: id,
      expected: nearest ?? (known.join('、') || '先在 projects 中写出这个项目'),
      hint: didYouMean(nearest) ?? '项目代号以 projects 中的 id 为准',
    }),
  unknownCause: (id: string, nearest: string | undefined, known: readonly string[]) =>
    error('V22', `没有代号为 "${id}" 的原因`, {
      actual: id,
      expected: nearest ?? (known.join('、') || '先在 causes 中写出这个原因'),
      hint: didYouMean(nearest) ?? '只用一次的原因可以直接写成 { "text": "…" }，多处用的写在 causes 中',
    }),
  markdownMissing: (file: string, near: readonly string[]) =>
    error('V23', `找不到文字文件 ${file}`, {
      actual: file,
      expected: near.length === 0 ? undefined : near.join('、'),
      hint: near.length === 0 ? '在本单位的文件夹中新建这个文件' : '是否写错了文件名？“应为”中是文件夹里名字相近的文件',
    }),
  markdownOutside: (file: string) =>
    error('V23', `文字文件 ${file} 不在本单位的文件夹内`, {
      actual: file,
      hint: '把文件放进本单位的文件夹；不能用 .. 、绝对路径或指向外面的链接',
    }),
  markdownUnreadable: (file: string, problem: Exclude<FileProblem, 'missing' | 'outside'>) =>
    error('V02', `文字文件 ${file} 无法读取：${FILE_PROBLEMS[problem]}`, { actual: file }),
  markdownNotUtf8: (file: string) =>
    error('V02', `文字文件 ${file} 不是 UTF-8 编码`, { actual: file, hint: '用编辑器“另存为”，编码选 UTF-8' }),
  markdownUnused: (file: string) =>
    warning('V24', `文字文件 ${file} 没有被 report.json 引用，不会印出来`, {
      hint: '在 report.json 中写上它，或删去这个文件',
    }),
  causeWithoutAmount: () =>
    error('V25', '原因的文字里有 {amount}，却没有写金额', {
      expected: '"amount": 金额',
      hint: '补上 amount，或删去文字中的 {amount}',
    }),
  amountNotInCause: () =>
    error('V25', '原因写了金额，文字里却没有 {amount}，金额不会印出来', {
      expected: '文字中应有 {amount} 的位置',
      hint: '在文字中应印金额的地方写 {amount}，不要直接写数字',
    }),
  indicatorWithoutValue: () =>
    error('V26', '指标的文字里有 {value}，却没有写数值', {
      expected: '"value": 数值',
      hint: '补上 value，或删去文字中的 {value}',
    }),
  goalWeight: (weight: string, sum: string) =>
    error('V27', '目标分值与其各指标权重之和不相等', { actual: weight, expected: sum, hint: '改正目标分值或指标权重' }),
  percentRange: (percent: string) =>
    error('V28', '得分比例应在 0 到 100 之间', { actual: percent, expected: '0–100，例如 80 表示 80%' }),
  fundWithoutCode: () =>
    error('V29', '政府性基金的年初结转和结余没有写科目', { expected: '"code": "7 位项级科目编码"', hint: '补上 code' }),
};

function listed({ key, label }: Named): string {
  return label === undefined ? key : `${key}（${label}）`;
}

const TYPE_NAMES = new Map(
  Object.entries({
    string: '文字（用双引号括起来）',
    number: '数字',
    int: '整数',
    bigint: '整数',
    boolean: 'true 或 false',
    object: '对象 { … }',
    record: '对象 { … }',
    map: '对象 { … }',
    array: '列表 [ … ]',
    tuple: '列表 [ … ]',
    null: 'null（空值）',
  }),
);

/** What a JSON type is called; an unknown name gives 其他内容. */
export function typeName(type: string): string {
  return TYPE_NAMES.get(type) ?? '其他内容';
}

const NUMERAL_FAULTS: readonly (readonly [pattern: RegExp, fault: string])[] = [
  [/^\s*$/, '内容是空的'],
  [/[０-９．－＋，％]/, '有全角字符'],
  [/[,，]/, '有千分位逗号'],
  [/^[(（].*[)）]$/, '用括号表示负数'],
  [/[%％]/, '有百分号'],
  [/^-?[\d.]+e[-+]?\d+$/i, '用了科学计数法'],
  [/元/, '带有单位'],
  [/[A-DF-Za-df-z]|(?<!\d)[eE]|(?![万元])[\u4e00-\u9fff]/, '有字母或文字'],
  [/\s/, '有空格'],
  [/^[+＋]/, '有加号'],
];

/** What keeps a text from being an amount, in words; `undefined` when nothing stands out. */
export function numeralFault(text: string): string | undefined {
  const faults = NUMERAL_FAULTS.filter(([pattern]) => pattern.test(text)).map(([, fault]) => fault);
  return faults.length === 0 ? undefined : [...new Set(faults)].join('、');
}
