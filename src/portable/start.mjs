/** What stands at the top of the portable folder: how to start, settings, a word on what lies where. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MENU = fileURLToPath(new URL('menu.cjs', import.meta.url));
const SETTINGS = { units: '单位', out: '报告' };

export function placeStart(folder, platform, nodeVersion) {
  const isWindows = platform.startsWith('win');
  const files = isWindows ? windowsFiles() : shellFiles();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o755 });
  copyFileSync(MENU, join(folder, 'app', 'menu.cjs'));
  writeFileSync(join(folder, 'juesuan.config.json'), `${JSON.stringify(SETTINGS, null, 2)}\n`);
  const notice = noticeText(Object.keys(files), platform, nodeVersion);
  writeFileSync(join(folder, '说明.txt'), isWindows ? inWindowsLines(notice) : notice);
}

/** Plain ASCII: all Chinese is written by Node, which needs no code page. `pushd` works on a network share as well. */
function windowsFiles() {
  const start = ['@echo off', 'pushd "%~dp0"', 'app\\node.exe app\\menu.cjs', 'if errorlevel 1 pause', 'popd', ''];
  const command = ['@"%~dp0app\\node.exe" "%~dp0app\\dist\\juesuan.js" %*', ''];
  return { '开始.cmd': start.join('\r\n'), 'juesuan.cmd': command.join('\r\n') };
}

/** The shell alone: nothing else need be there. */
function shellFiles() {
  const folder = `case "$0" in */*) home="\${0%/*}" ;; *) home=. ;; esac`;
  return {
    '开始.sh': `#!/bin/sh\n${folder}\ncd "$home" && exec ./app/node ./app/menu.cjs\n`,
    juesuan: `#!/bin/sh\n${folder}\nexec "$home/app/node" "$home/app/dist/juesuan.js" "$@"\n`,
  };
}

function noticeText([start, command], platform, nodeVersion) {
  return [
    '决算：由一套数据编制部门决算公开和绩效自评报告。本文件夹不用安装，整个复制到哪里都能用。',
    '',
    platform.startsWith('win') ? `双击 ${start}，按菜单操作。` : `在终端中运行 sh ${start}，按菜单操作。`,
    '',
    '单位    自己的单位，每个单位一年一个文件夹；可由菜单新建，也可由“示例”复制',
    '示例    一个已经填好的单位，仅供试用和参考',
    '报告    编好的 Word 和 PDF（第一次编制后出现）',
    `${command.padEnd(7)} 命令行，用法：${command} --help`,
    `app     程序和 Node.js ${nodeVersion}（许可见 app/NODE-LICENSE、app/LICENSE、app/dist/THIRD-PARTY.txt、app/fonts）`,
    '',
  ].join('\n');
}

/** Older editors of Windows want a byte order mark and its line ends. */
function inWindowsLines(text) {
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`;
}
