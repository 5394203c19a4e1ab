/** What the option parser says. Its own translation is loaded from a file that a bundle does not have. */

const UNKNOWN_ARGUMENT = '无法识别的参数或选项：%s';
const UNKNOWN_COMMAND = '没有这个命令：%s';

/** Finds the unknown word in a message. */
export const UNKNOWN = /^(?:无法识别的参数或选项|没有这个命令)：(.+)$/m;

const both = (text: string) => ({ one: text, other: text });

type Strings = Record<string, string | { one: string; other: string }>;

const STRINGS: Strings = {
  'Commands:': '命令：',
  'Options:': '选项：',
  'Examples:': '示例：',
  'Positionals:': '参数：',
  command: '命令',
  boolean: '开关',
  count: '计数',
  string: '文字',
  number: '数字',
  array: '列表',
  required: '必填',
  default: '默认',
  'default:': '默认：',
  'choices:': '可选：',
  'aliases:': '别名：',
  'generated-value': '自动得出',
  'Not enough non-option arguments: got %s, need at least %s': both('参数不够：写了 %s 个，至少要 %s 个'),
  'Too many non-option arguments: got %s, maximum of %s': both('参数太多：写了 %s 个，最多 %s 个'),
  'Missing argument value: %s': both('选项没有写值：%s'),
  'Missing required argument: %s': both('缺少必填的选项：%s'),
  'Unknown argument: %s': both(UNKNOWN_ARGUMENT),
  'Unknown command: %s': both(UNKNOWN_COMMAND),
  'Invalid values:': '选项的值不对：',
  'Argument: %s, Given: %s, Choices: %s': '%s 写的是 %s，可选 %s',
  'Argument check failed: %s': '选项的值不对：%s',
  'Implications failed:': '缺少要一起用的选项：',
  'Not enough arguments following: %s': '选项后面没有写值：%s',
  'Show help': '显示帮助',
  'Show version number': '显示版本号',
  'Did you mean %s?': '是否应为 %s？',
  'Arguments %s and %s are mutually exclusive': '选项 %s 和 %s 不能同时用',
  deprecated: '不再使用',
  'deprecated: %s': '不再使用：%s',
};

/** The type of `updateStrings` knows no plural forms, its implementation needs them. */
export const CHINESE = STRINGS as Record<string, string>;
