export { refusal } from './refusal.ts';
