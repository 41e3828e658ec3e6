/** Powers of ten of the characters of a text, less one. */
export function logLength(text: string): number {
  return Math.log10(Math.max(1, [...text].length)) - 1;
}

const QUESTION_MARK = /[?？]/u;
const QUESTION_WORDS =
  /[吗呢么](?:[。！!，,~～…\s]|$)|请问|怎么|如何|为什么|为啥|哪[里儿个些位天年]|多少|几[点个天次年]|有没有|能不能|可不可以|是不是|求[问教助]/u;
const ENGLISH_QUESTION = /^\s*(?:who|what|when|where|why|how|which|does|do|is|are|can|could)\b/iu;

/** Whether a text looks like a question: a hint, and the model learns what it is worth. */
export function asksSomething(text: string): boolean {
  return QUESTION_MARK.test(text) || QUESTION_WORDS.test(text) || ENGLISH_QUESTION.test(text);
}
