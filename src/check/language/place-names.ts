/** Names of places, known by their last character and by the words before them. */

/** First and second characters of the names of provinces; the one of three characters apart. */
const PROVINCE = /(?:[河山辽吉江浙安福湖广海四贵云陕甘青台][北西宁林苏江徽建东南川州肃海湾]|黑龙江)省/g;

/** Every province that a text names in full, and where. */
export function provincesIn(text: string): { readonly name: string; readonly index: number }[] {
  return [...text.matchAll(PROVINCE)].map(({ 0: name, index }) => ({ name, index }));
}

/** The places at the head of a unit's name, outermost first: 临江市, 河东区. */
export function placesIn(unitName: string): string[] {
  const places: string[] = [];
  let rest = unitName;
  for (;;) {
    const found = /^[一-龥]{1,8}?(?:自治区|自治州|自治县|省|市|州(?!市)|区|县|旗)/.exec(rest)?.[0];
    if (found === undefined || found.length === rest.length) return places;
    places.push(found);
    rest = rest.slice(found.length);
  }
}

/** Words that stand before a place and are no part of its name. */
const BEFORE =
  /^.*(?:详见|参见|附|见|纳入|联合|对接|配合|协调|组织|会同|邀请|通过|参加|按照|根据|移交|报送|接受|督促|指导|支持|协助|上报|联系|提请|报请|位于|隶属|属于|涉及|包括|其中|贯彻|落实|完成|围绕|服务|推进|推动|立足|结合|依托|争取|强化|加强|负责|密切|积极|各|本|我|全|该|两|每|跨|省|市|与|由|经|在|到|对|将|被|请|的|和|及|同|以|为|从|给|按|据|向|是|等|原|报|赴|受|获|奉)/;

/** 城区, 山区: kinds of areas, no names. */
const KINDS = new Set('城社地发园校景片灾小新郊库山老牧林街大分专治一辖市县');

/** Verbs and nouns of official prose that may stand right before 区政府, 县委. */
const NO_NAMES = new Set(
  (
    '响应 形成 利用 开展 实施 参与 召开 制定 印发 下发 转发 接到 收到 报告 汇报 请示 提交 提出 安排 部署 执行 遵守 执笔 经过 获得 取得 得到 争取 保障 维护 ' +
    '保持 确保 做好 抓好 办好 用好 利用好 建立 建设 构建 健全 完善 优化 提升 提高 加快 深化 深入 加入 进入 融入 投入 列入 计入 派驻 进驻 走进 来到 走访 ' +
    '前往 陪同 代表 受到 依法 依靠 依照 遵照 参照 对照 比照 结合 整合 综合 统筹 协同 协商 商请 函告 通报 通知 告知 公开 公布 报经 上交 缴入 拨付 划转 ' +
    '移送 调入 调出 借调 选派 委托 授权 同意 批准 批复 审核 审批 审定 核定 核实 研究 讨论 决定 选择 选定 使用 运用 应用 采用 引入 引导 监督 检查 抽查 督查 ' +
    '督导 考核 评价 评定 认定 确定 规定 全市 全省 省市 市级 省级 上级 下级 同级 本级 各级 区委 县委 市委 所在 所属 下属 直属 隶属 有关 相关 其他 其它 这些 那些 ' +
    '一些 部分 多个 个别 城乡 行政 开发 工业 高新 经济 示范 试验 自治 中心 主城 新城 老城 江南 江北 城东 城西 城南 城北 东部 西部 南部 北部 中部 沿海 沿江 当地 本地 外地 异地 各地 属地'
  ).split(' '),
);

/**
 * The name of a place without the words before it; empty when none is left or when what is left is a common word: the
 * text has no gaps between words, so only what stands after a known one can be a name.
 */
export function stripped(before: string): string {
  const name = before.replace(BEFORE, '');
  return KINDS.has(name) || NO_NAMES.has(name) || NO_NAMES.has(name.slice(-2)) ? '' : name;
}
