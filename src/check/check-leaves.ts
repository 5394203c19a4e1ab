/** What to do where facts contradict each other and it is not known which is wrong. */
export const CHECK_LEAVES = '请核对所列位置的金额';
