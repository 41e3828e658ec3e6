/** A file of our own, because the browser's build names what is fetched later by its place below `src`. */
export { memberEn } from '@huixiang/contract/messages/member.en';
