export { inTurn } from '@huixiang/client';
