import type { AppFiles } from '../app-files/app-files.ts';
import { componentsOf, componentTree } from '../app-files/components.ts';
import type { Engine } from './engine.ts';
import type { LoadModule } from './modules.ts';
import type { Realm } from './realm.ts';

interface TemplateGroups {
  readonly [path: string]: unknown;
}

/** Registers a page with everything it uses, once. @throws Error when a part is missing or fails while loading */
export type LoadPage = (route: string) => void;

interface LoaderParts {
  readonly files: AppFiles;
  readonly realm: Realm;
  readonly engine: Engine;
  readonly loadModule: LoadModule;
  /** Compiled templates, as an expression. */
  readonly templates: string;
}

export function createComponentLoader({
  files,
  realm,
  engine,
  loadModule,
  templates,
}: LoaderParts): LoadPage {
  const groups = realm.evaluate(templates, 'templates') as TemplateGroups;
  const registered = new Set<string>();
  // A framework may call Component from a file of its own; what counts is the file that is being loaded.
  let loading = '';
  const define = (kind: 'Component' | 'Page') => (definition: object) => {
    if (loading === '') throw new Error(`${kind}() was called outside the loading of a page or component`);
    registered.add(loading);
    return engine.codeSpace.componentEnv(loading, (environment) =>
      (environment[kind] as (one: object) => unknown)(definition),
    );
  };
  realm.globals['Component'] = define('Component');
  realm.globals['Page'] = define('Page');
  realm.globals['Behavior'] = (definition: object) =>
    engine.codeSpace.componentEnv('', ({ Behavior }) =>
      (Behavior as unknown as (one: object) => unknown)(definition),
    );

  const loadOne = (path: string): void => {
    const { codeSpace } = engine;
    const used = Object.entries(componentsOf(files, path)).map(([tag, reference]) => [tag, `/${reference}`]);
    // Shared styles need no style compiler; which style belongs to whom is not what is tested here.
    const config = {
      ...files.json(path),
      usingComponents: Object.fromEntries(used),
      styleIsolation: 'shared',
    };
    codeSpace.addComponentStaticConfig(
      path,
      config as unknown as Parameters<typeof codeSpace.addComponentStaticConfig>[1],
    );
    const template = { groupList: groups, content: groups[path] };
    codeSpace.addCompiledTemplate(
      path,
      template as unknown as Parameters<typeof codeSpace.addCompiledTemplate>[1],
    );
    loading = path;
    try {
      loadModule(`${path}.js`);
    } finally {
      loading = '';
    }
    if (!registered.has(path)) throw new Error(`${path}.js called neither Page() nor Component()`);
  };
  return (route) => {
    for (const path of componentTree(files, route)) if (!registered.has(path)) loadOne(path);
  };
}
