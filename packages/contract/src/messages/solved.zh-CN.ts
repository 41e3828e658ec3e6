/** The mark of a comment that has found what it needed. */
export const solvedZh = {
  'comment.solved': '已解决',
  'comment.solve': '标记为已解决',
  'comment.solveNote': '大家会看到这个标记，随时可以取消',
  'comment.unsolve': '还没有解决',
  'comment.unsolveNote': '取消已解决的标记',
  'comment.solvedToast': '已标记为解决',
  'comment.unsolvedToast': '已取消标记',
};

/** The same for those who answer. */
export const solvedConsoleZh = {
  'inbox.solve': '标记已解决',
  'inbox.solved': '已解决',
  'inbox.solveOn': '已标记为解决',
  'inbox.solveOff': '已取消标记，回到待回应',
  'inbox.keySolve': '已解决',
};
