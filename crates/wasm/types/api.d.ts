/** One text or file: a name where there is one, and its content. */
export interface Input {
  name?: string;
  bytes: Uint8Array | string;
}

/** What a judgement depends on besides the input. */
export interface InspectOptions {
  /** The moment to judge for, RFC 3339; now when left out. */
  now?: string;
  /** Passwords to try on everything that is encrypted. */
  passwords?: string[];
  /** BCP 47 tag of the language of all texts; English when left out. */
  locale?: string;
}

/** What a certificate has to fit. */
export interface CertificateOptions extends InspectOptions {
  /** The key that it was asked for with, as `crypto.subtle` exports it in the form `spki`. */
  public_key?: Uint8Array;
}

/** What is exported, for whom and how. */
export interface ExportOptions extends InspectOptions {
  /** Which files; `pem` when left out. */
  profile?: "pack" | "pem" | "p12" | "p12-legacy" | "curl";
  /** Ids of the formats that are made; all of the profile when left out. */
  formats?: string[];
  /** Which of the `identities`; needed only where there are several. */
  identity?: number;
  /** Name of the entry in keystores. */
  alias?: string;
  /** The shell that commands are written for; `bash` when left out. */
  shell?: "bash" | "powershell" | "cmd";
  /** The subscriber that tokens are asked for: subdomain, or `app_tid` of Identity. */
  tenant?: string;
  /** Password of keystores and of the encrypted key; made up when left out. */
  password?: string;
}

/** The files, and what is to be said about them. */
export interface ExportedFiles extends Omit<Export, "files"> {
  files: (ExportedFile & { bytes: Uint8Array })[];
  /** The password that was made up; it is kept nowhere. */
  password?: string;
}

/** A request to compose: what is left out has its default. */
export type Request = Pick<BindingRequest, "service" | "mode"> & Partial<BindingRequest>;

/** What is to be signed: a certification request, or a certificate for tests that signs itself. */
export interface CertificateDraft {
  kind: "request" | "self-signed";
  subject: Partial<Subject>;
  /** As `crypto.subtle` exports a public key in the form `spki`: RSA, P-256 or P-384. */
  public_key: Uint8Array;
  /** First moment of a certificate, RFC 3339; now when left out. */
  now?: string;
  /** How long a certificate holds, from 1 to 365. */
  days?: number;
}
