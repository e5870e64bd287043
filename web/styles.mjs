// Writes the style sheets of the site into web/styles/generated: one for everything, and one for each theme.
//
// What comes from npm is cut down to what the page uses: a rule stays when every class of its selector stands in the
// sources, a variable when something that stays refers to it. Called by `cargo xtask styles`.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import postcss from "postcss";
import parseSelector from "postcss-selector-parser";

const WEB = dirname(fileURLToPath(import.meta.url));
const GENERATED = join(WEB, "styles", "generated");
const COMPONENTS = "fundamental-styles/dist/fundamental-styles.css";
/** Ours in the order of the cascade, after the components. */
const OURS = ["boot.css", ...["base", "shell", "form", "wizard", "report", "reference", "media"].map((name) => `styles/${name}.css`)];
const THEMES = [
  { id: "morning", name: "sap_horizon", scheme: "light" },
  { id: "evening", name: "sap_horizon_dark", scheme: "dark" },
  { id: "hcw", name: "sap_horizon_hcw", scheme: "light" },
  { id: "hcb", name: "sap_horizon_hcb", scheme: "dark" },
];
/** Apache-2.0, section 4: the notice stays with what is taken. */
const NOTICE = "/*! Contains parts of fundamental-styles and theming-base-content, (c) SAP SE or an SAP affiliate company, Apache-2.0 */\n";

const resolve = createRequire(import.meta.url).resolve;
const parse = (path) => postcss.parse(readFileSync(path, "utf8"), { from: path });
const problems = [];

/** Returns every word of the page's sources that may be a class of the components. */
function usedClasses() {
  const files = readdirSync(join(WEB, "src"), { recursive: true }).filter((name) => name.endsWith(".rs"));
  const sources = [...files.map((name) => join(WEB, "src", name)), join(WEB, "..", "index.html")];
  const words = sources.flatMap((path) => readFileSync(path, "utf8").match(/\b(?:fd|is|has)-[a-z0-9_-]+/g) ?? []);
  return new Set(words);
}

/** Keeps what the classes need, and notes classes that the components do not have. */
function pruneRules(root, classes) {
  const known = new Set();
  const stays = (selector) => {
    const named = [];
    selector.walkClasses((node) => {
      known.add(node.value);
      if (!isNegated(node)) named.push(node.value);
    });
    const isVariableHome = String(selector).trim() === ":root";
    return isVariableHome || (named.some((name) => name.startsWith("fd-")) && named.every((name) => classes.has(name)));
  };
  root.walkRules((rule) => {
    if (rule.parent.name?.endsWith("keyframes")) return;
    const selectors = parseSelector().astSync(rule.selector);
    selectors.each((selector) => (stays(selector) ? undefined : selector.remove()));
    if (selectors.length === 0) rule.remove();
    else rule.selector = String(selectors);
  });
  for (const name of classes) {
    if (name.startsWith("fd-") && !known.has(name)) problems.push(`the class ${name} is not one of fundamental-styles`);
  }
}

function isNegated(node) {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type === "pseudo" && parent.value === ":not") return true;
  }
  return false;
}

/** Removes what asks for files, what defeats contrast themes, and spellings of browsers that cannot run the page. */
function pruneDeclarations(root) {
  const isOld = ({ prop, value }) => /^-(ms|moz|o)-|^-webkit-(box|appearance|transition|transform|animation)/.test(prop)
    || /^-(webkit|ms|moz)-/.test(value);
  root.walkDecls((declaration) => {
    const asksForFile = /\burl\(/i.test(declaration.value);
    if (asksForFile || declaration.prop === "forced-color-adjust" || isOld(declaration)) declaration.remove();
  });
  root.walkAtRules(/^(font-face|charset|-webkit-keyframes)$/, (rule) => rule.remove());
}

const references = (text) => [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]);

/** Returns the variables that the sheets need, through the definitions of other variables. */
function usedVariables(sheets) {
  const definitions = new Map();
  const queue = [];
  for (const sheet of sheets) {
    sheet.walkDecls(({ prop, value }) => {
      if (prop.startsWith("--")) definitions.set(prop, [...(definitions.get(prop) ?? []), ...references(value)]);
      else queue.push(...references(value));
    });
  }
  const used = new Set();
  while (queue.length > 0) {
    const name = queue.pop();
    if (used.has(name)) continue;
    used.add(name);
    queue.push(...(definitions.get(name) ?? []));
  }
  return used;
}

function pruneVariables(root, used) {
  root.walkDecls(/^--/, (declaration) => {
    if (!used.has(declaration.prop)) declaration.remove();
  });
}

function pruneKeyframes(root) {
  const names = new Set();
  root.walkDecls(/^animation/, ({ value }) => value.split(/[\s,]+/).forEach((word) => names.add(word)));
  root.walkAtRules("keyframes", (rule) => {
    if (!names.has(rule.params)) rule.remove();
  });
}

function pruneEmpty(root) {
  root.walkComments((comment) => comment.remove());
  root.walk((node) => {
    for (let empty = node; empty?.nodes?.length === 0 && empty.parent; ) {
      const { parent } = empty;
      empty.remove();
      empty = parent;
    }
  });
}

/** One theme: its variables as rules of `data-theme`. */
function readTheme({ id, name, scheme }) {
  const files = [`@sap-theming/theming-base-content/content/Base/baseLib/${name}/css_variables.css`, `fundamental-styles/dist/theming/${name}.css`];
  const rule = postcss.rule({ selector: `[data-theme="${id}"]` });
  rule.append({ prop: "color-scheme", value: scheme });
  for (const file of files) {
    parse(resolve(file)).walkRules(":root", (variables) => variables.each((node) => rule.append(node.clone())));
  }
  const theme = postcss.root({ nodes: [rule] });
  pruneDeclarations(theme);
  return theme;
}

/** Returns the text without white space that means nothing. */
function compact(root) {
  root.walk((node) => {
    node.raws = { before: "", between: node.type === "decl" ? ":" : "", after: "", important: node.important ? "!important" : undefined, afterName: " " };
    if (node.type === "rule") node.selector = node.selector.replace(/\s+/g, " ").replace(/ ?([,>~]) ?/g, "$1");
    if (node.type === "decl" && !node.prop.startsWith("--")) node.value = node.value.replace(/\s+/g, " ");
  });
  return root.toString();
}

/** What the finished sheets must keep to. */
function check(sheets, ours, themes) {
  for (const sheet of sheets) {
    sheet.walkDecls(({ prop, value }) => {
      if (/\burl\(/i.test(value)) problems.push(`${prop} asks for a file: ${value}`);
    });
  }
  const needed = new Set();
  ours.walkDecls(({ value }) => references(value).forEach((name) => name.startsWith("--sap") && needed.add(name)));
  for (const [id, theme] of themes) {
    const defined = new Set();
    theme.walkDecls(/^--/, ({ prop }) => defined.add(prop));
    for (const name of needed) if (!defined.has(name)) problems.push(`the theme ${id} has no ${name}`);
  }
  const listed = new Set(OURS.map((name) => name.replace("styles/", "")));
  for (const name of readdirSync(join(WEB, "styles")).filter((name) => name.endsWith(".css"))) {
    if (!listed.has(name)) problems.push(`web/styles/${name} has no place in the order of web/styles.mjs`);
  }
}

const components = parse(resolve(COMPONENTS));
pruneRules(components, usedClasses());
pruneDeclarations(components);
const ours = postcss.root();
for (const name of OURS) ours.append(parse(join(WEB, name)).nodes);
const themes = new Map(THEMES.map((theme) => [theme.id, readTheme(theme)]));
check([components, ours], ours, themes);
const used = usedVariables([components, ours, ...themes.values()].map((sheet) => sheet.clone()));
for (const sheet of [components, ours, ...themes.values()]) {
  pruneVariables(sheet, used);
  pruneKeyframes(sheet);
  pruneEmpty(sheet);
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
rmSync(GENERATED, { recursive: true, force: true });
mkdirSync(GENERATED, { recursive: true });
writeFileSync(join(GENERATED, "bindwright.css"), NOTICE + compact(components) + compact(ours));
for (const [id, theme] of themes) writeFileSync(join(GENERATED, `${id}.css`), NOTICE + compact(theme));
