declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}

/** Uni's compiler puts the values in; nothing of `process` is left in a build. */
declare const process: { readonly env: { readonly UNI_PLATFORM?: string } };

interface ImportMetaEnv {
  /** The server's address for the mini-program, such as `https://huixiang.example`; H5 uses its own origin. */
  readonly VITE_HUIXIANG_SERVER?: string;
}
