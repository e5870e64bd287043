import { BindwrightError, catalog, compare, compose, explain, init, inspect, lint } from "bindwright";
import type { ErrorCode, Report, Request, Service } from "bindwright";

export async function judge(bytes: Uint8Array): Promise<string> {
  await init(new URL("https://portal.example/engine_bg.wasm"));
  const report: Report = inspect([{ name: "key.json", bytes }], { passwords: ["throw-away"] });
  const [identity] = report.identities;
  return identity?.token_url ?? report.verdict.text;
}

export const request: Request = { service: "xsuaa", mode: "managed" };
export const files: string[] = compose(request).artefacts.map((artefact) => artefact.file_name);
export const level: "error" | "warning" | "info" | "ok" = compare(request, []).verdict.level;
export const title: string | undefined = explain("certificate/expired")?.title;
export const first: Service | undefined = catalog().services[0];
export const codes: string[] = lint("{}").diagnostics.map(({ code }) => code);

export function codeOf(error: unknown): ErrorCode | undefined {
  return error instanceof BindwrightError ? error.code : undefined;
}

// @ts-expect-error: an input has bytes.
inspect([{ name: "key.json" }]);
// @ts-expect-error: a request names its service.
compose({ mode: "managed" });
// @ts-expect-error: there is no such code.
export const unknown: ErrorCode = "no-such-code";
