import type { Driver, Scenario, StartApp } from './driver.ts';
import { World } from './world.ts';

/**
 * Plays a scenario and closes what it started.
 * @throws Error when a step fails, or when the app reported a problem on the way
 */
export async function expectScenario(scenario: Scenario, start: StartApp, address: string): Promise<void> {
  const apps: Driver[] = [];
  try {
    await scenario.play({
      world: new World(address),
      async start(path, as) {
        const app = await start(path, as);
        apps.push(app);
        return app;
      },
    });
    const problems = apps.flatMap((app) => app.problems());
    if (problems.length > 0) throw new Error(`The app reported problems:\n${problems.join('\n')}`);
  } finally {
    await Promise.all(apps.map((app) => app.close()));
  }
}
