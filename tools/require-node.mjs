/**
 * Loaded before every program of ours (`node --import`). Plain JavaScript on purpose: it must still run where
 * TypeScript does not, to say why. On Linux and Windows `npm ci` brings a fitting Node, which npm scripts use by themselves.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Huixiang needs Node 22.18 or newer; this is ${process.version}.\n` +
      'Run it through npm after `npm ci`, which installs Node 24 on Linux (x64, arm64) and Windows (x64).\n' +
      'Elsewhere, or without optional packages, install Node 24 yourself.\n',
  );
  process.exit(1);
}
