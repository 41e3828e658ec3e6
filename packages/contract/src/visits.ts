/** The header by which the mini-program tells the scene of a visit that no person makes: its crawler, automation, load tests. */
export const sceneHeader = 'x-huixiang-scene';
