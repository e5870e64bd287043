// A server for the built site: with its headers or without any, below any path, with any file altered.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = process.env.BINDWRIGHT_SITE ?? fileURLToPath(new URL('../../../dist/site', import.meta.url));

if (!existsSync(join(folder, 'index.html'))) throw new Error(`there is no site in ${folder}: run \`cargo xtask dist\``);

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

export interface Options {
  /** Sends the security headers; a portal that hosts static files sends none. */
  headers?: boolean;
  /** The path that the site lies below, with a slash at both ends. */
  base?: string;
  /** Changes the bytes of a file of the site, or of one that the site does not have. */
  replace?: Record<string, Buffer | string>;
  /** Another policy than the one of the site. */
  policy?: string;
}

/** A running server and what it was asked for. */
export class Site {
  readonly requests: string[] = [];

  private constructor(
    private readonly server: Server,
    private readonly options: Options,
  ) {}

  static async start(options: Options = {}): Promise<Site> {
    const server = createServer();
    const site = new Site(server, options);
    server.on('request', (request, response) => site.answer(request, response));
    // A WebSocket that gets as far as this has left the page.
    server.on('upgrade', (request, socket) => {
      site.requests.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get url(): string {
    return `${this.origin}${this.options.base ?? '/'}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '/', this.origin).pathname;
    this.requests.push(`${request.method} ${request.url}`);
    const body = this.body(path);
    const type = TYPES[extname(path) || '.html'] ?? 'application/octet-stream';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type, ...this.headers() });
    response.end(body);
  }

  private body(path: string): Buffer | string | undefined {
    const base = this.options.base ?? '/';
    if (!path.startsWith(base)) return undefined;
    const file = path.slice(base.length) || 'index.html';
    return this.options.replace?.[file] ?? (existsSync(join(folder, file)) ? read(file) : undefined);
  }

  private headers(): Record<string, string> {
    const open = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
    if (this.options.headers === false) return open;
    return { ...open, 'content-security-policy': this.options.policy ?? POLICY, 'x-content-type-options': 'nosniff' };
  }
}

/** Returns the files of the built site, by their path with slashes. */
export function files(): string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return found.filter((file) => statSync(join(folder, file)).isFile()).map((file) => file.split(sep).join('/'));
}

/** Reads a file of the built site. */
export function read(file: string): Buffer {
  return readFileSync(join(folder, file));
}

/** Returns the file with one bit of its middle turned over. */
export function altered(file: string): Buffer {
  const bytes = Buffer.from(read(file));
  bytes[bytes.length >> 1] ^= 1;
  return bytes;
}
