export { type Finding, findingText } from './finding.ts';
export { checkPackageSizes, type PackageSizes, type SizeLimits } from './gates/check-package-sizes.ts';
export { checkStyles } from './gates/check-styles.ts';
export { checkSyntaxLevel } from './gates/check-syntax-level.ts';
export { lintByNativeCompilers, type NativeVerdict } from './gates/native-compilers.ts';
export { type MiniProgram, type OpenOptions, openMiniProgram } from './open-mini-program.ts';
export type { PageActions } from './page/page-actions.ts';
export { compileTemplates } from './templates/compile-templates.ts';
export type { Answers, Modal, SentRequest, Toast } from './wx/device-state.ts';
