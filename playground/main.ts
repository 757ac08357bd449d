import { Engine } from './engine/engine.ts';
import { Page } from './page.ts';

const engine = new Engine(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
const page = new Page(engine);
page.start();
