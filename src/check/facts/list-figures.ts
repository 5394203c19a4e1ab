/** How to see the ids of figures. */
export const LIST_FIGURES = '用 juesuan explain 单位 可列出全部数据代号';
