// What both faces of the package share.

import * as engine from "./engine.js";
import { typed } from "./start.js";

export { BindwrightError } from "./start.js";

export const inspect = typed(engine.inspect);
export const compose = typed(engine.compose);
export const lint = typed(engine.lint);
export const compare = typed(engine.compare);
export const explain = typed(engine.explain);
export const rules = typed(engine.rules);
export const explanations = typed(engine.explanations);
export const exportFiles = typed(engine.exportFiles);
export const catalog = typed(engine.catalog);
export const checkSubject = typed(engine.checkSubject);
export const toBeSigned = typed(engine.toBeSigned);
export const withSignature = typed(engine.withSignature);
export const certificateParameter = typed(engine.certificateParameter);
