/* Tells who runs an older Node that it is too old, in JavaScript that every Node reads: `src/setup.mjs` imports this
   before anything else, and `dist/juesuan.js` begins with it. The version is that of `engines` in package.json. */
(() => {
  var least = [20, 19];
  var own = process.versions.node.split('.').map(Number);
  if (own[0] > least[0] || (own[0] === least[0] && own[1] >= least[1])) return;
  var wanted = least.join('.');
  process.stderr.write(
    '需要 Node.js ' +
      wanted +
      ' 或更新的版本，现在是 ' +
      process.versions.node +
      '。请到 https://nodejs.org/ 安装。\n' +
      'Node.js ' +
      wanted +
      ' or newer is required; this is ' +
      process.versions.node +
      '. See https://nodejs.org/\n',
  );
  process.exit(2);
})();
