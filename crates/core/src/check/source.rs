use bindwright_report::SourceReference;

/// A public document that a rule rests on.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// Title of the page or standard, as published.
    pub title: &'static str,
    /// Address, where the document has a public one.
    pub url: Option<&'static str>,
    /// The day it last changed, ISO 8601, where known.
    pub changed: Option<&'static str>,
    /// The day it was read, ISO 8601.
    pub read: Option<&'static str>,
}

impl Source {
    /// Returns the source in the form that the wire carries.
    pub fn to_reference(&self) -> SourceReference {
        SourceReference {
            title: self.title.to_owned(),
            url: self.url.map(str::to_owned),
            changed: self.changed.map(str::to_owned),
            read: self.read.map(str::to_owned),
        }
    }
}

/// A standard; it carries the month it was published in.
const fn standard(title: &'static str, url: &'static str, published: &'static str) -> Source {
    Source { title, url: Some(url), changed: Some(published), read: None }
}

/// A page of SAP's public documentation or of an open-source project.
const fn page(title: &'static str, url: &'static str) -> Source {
    Source { title, url: Some(url), changed: None, read: Some("2026-11-20") }
}

macro_rules! rfc {
    ($name:ident, $number:literal, $anchor:literal, $title:literal, $published:literal) => {
        pub(crate) const $name: Source = standard(
            concat!("RFC ", $number, ": ", $title),
            concat!("https://www.rfc-editor.org/rfc/rfc", $number, $anchor),
            $published,
        );
    };
}

rfc!(RFC_3629, "3629", "#section-6", "UTF-8, section 6: Byte order mark", "2003-11");
rfc!(RFC_4648, "4648", "#section-4", "Base64, section 4", "2006-10");
rfc!(RFC_2986, "2986", "#section-4", "Certification requests (PKCS #10), section 4", "2000-11");
rfc!(RFC_5280, "5280", "", "X.509 certificates", "2008-05");
rfc!(
    RFC_5280_VALIDITY,
    "5280",
    "#section-4.1.2.5",
    "X.509 certificates, section 4.1.2.5: Validity",
    "2008-05"
);
rfc!(
    RFC_5280_CA,
    "5280",
    "#section-4.2.1.9",
    "X.509 certificates, section 4.2.1.9: Basic constraints",
    "2008-05"
);
rfc!(
    RFC_5280_EKU,
    "5280",
    "#section-4.2.1.12",
    "X.509 certificates, section 4.2.1.12: Extended key usage",
    "2008-05"
);
rfc!(RFC_5280_PATH, "5280", "#section-6.1", "X.509 certificates, section 6.1: Path validation", "2008-05");
rfc!(
    RFC_5280_SIGNATURE,
    "5280",
    "#section-4.1.1.2",
    "X.509 certificates, section 4.1.1.2: Signature algorithm",
    "2008-05"
);
rfc!(
    RFC_5280_SERIAL,
    "5280",
    "#section-4.1.2.2",
    "X.509 certificates, section 4.1.2.2: Serial number",
    "2008-05"
);
rfc!(RFC_5280_EXTENSIONS, "5280", "#section-4.2", "X.509 certificates, section 4.2: Extensions", "2008-05");
rfc!(
    RFC_5280_KEY_ID,
    "5280",
    "#section-4.2.1.1",
    "X.509 certificates, section 4.2.1.1: Authority key identifier",
    "2008-05"
);
rfc!(
    RFC_5280_KEY_USAGE,
    "5280",
    "#section-4.2.1.3",
    "X.509 certificates, section 4.2.1.3: Key usage",
    "2008-05"
);
rfc!(RFC_5652, "5652", "#section-5", "Cryptographic message syntax, section 5: Signed data", "2009-09");
rfc!(RFC_5958, "5958", "", "Private keys (PKCS #8)", "2010-08");
rfc!(RFC_6749, "6749", "#section-2.3", "OAuth 2.0, section 2.3: Client authentication", "2012-10");
rfc!(RFC_6749_ENDPOINT, "6749", "#section-3.2", "OAuth 2.0, section 3.2: Token endpoint", "2012-10");
rfc!(RFC_7468, "7468", "", "Textual encodings (PEM)", "2015-04");
rfc!(RFC_7515, "7515", "", "JSON Web Signature", "2015-05");
rfc!(
    RFC_7515_HEADER,
    "7515",
    "#section-4.1",
    "JSON Web Signature, section 4.1: Header parameters",
    "2015-05"
);
rfc!(
    RFC_7515_VALIDATION,
    "7515",
    "#section-5.2",
    "JSON Web Signature, section 5.2: Message signature or MAC validation",
    "2015-05"
);
rfc!(
    RFC_7515_COMPACT,
    "7515",
    "#section-7.1",
    "JSON Web Signature, section 7.1: Compact serialization",
    "2015-05"
);
rfc!(RFC_7516, "7516", "#section-7.1", "JSON Web Encryption, section 7.1: Compact serialization", "2015-05");
rfc!(RFC_7517, "7517", "#section-9.2", "JSON Web Key, section 9.2: Private keys", "2015-05");
rfc!(
    RFC_7518,
    "7518",
    "#section-3.1",
    "JSON Web Algorithms, section 3.1: Algorithms of signatures",
    "2015-05"
);
rfc!(RFC_7518_KEYS, "7518", "#section-6", "JSON Web Algorithms, section 6: Algorithms of keys", "2015-05");
rfc!(RFC_7519_CLAIMS, "7519", "#section-4.1", "JSON Web Token, section 4.1: Registered claims", "2015-05");
rfc!(RFC_7519_AUDIENCE, "7519", "#section-4.1.3", "JSON Web Token, section 4.1.3: Audience", "2015-05");
rfc!(RFC_7292, "7292", "#section-4", "PKCS #12, section 4: Personal information exchange", "2014-07");
rfc!(RFC_8017, "8017", "#appendix-A.1", "RSA keys (PKCS #1), appendix A.1", "2016-11");
rfc!(RFC_8018, "8018", "#section-6", "Password-based encryption (PKCS #5), section 6", "2017-01");
rfc!(RFC_8259, "8259", "", "JSON", "2017-12");
rfc!(RFC_8259_LIMITS, "8259", "#section-9", "JSON, section 9: Parsers", "2017-12");
rfc!(RFC_8446_ALERTS, "8446", "#section-6.2", "TLS 1.3, section 6.2: Error alerts", "2018-08");
rfc!(RFC_8446_CHAIN, "8446", "#section-4.4.2", "TLS 1.3, section 4.4.2: Certificate", "2018-08");
rfc!(
    RFC_8446_CLIENT,
    "8446",
    "#section-4.4.2.3",
    "TLS 1.3, section 4.4.2.3: Client certificate selection",
    "2018-08"
);
rfc!(RFC_8446_PROOF, "8446", "#section-4.4.3", "TLS 1.3, section 4.4.3: Certificate verify", "2018-08");
rfc!(RFC_8705, "8705", "#section-2", "OAuth 2.0 mutual TLS, section 2", "2020-02");
rfc!(
    RFC_8705_BINDING,
    "8705",
    "#section-3.1",
    "OAuth 2.0 mutual TLS, section 3.1: Certificate thumbprint confirmation",
    "2020-02"
);
rfc!(
    RFC_8725_ALGORITHMS,
    "8725",
    "#section-3.1",
    "Best practices for JSON Web Tokens, section 3.1: Algorithm verification",
    "2020-02"
);
rfc!(
    RFC_8725_RECEIVED,
    "8725",
    "#section-3.10",
    "Best practices for JSON Web Tokens, section 3.10: Received claims",
    "2020-02"
);
rfc!(RFC_9155, "9155", "", "MD5 and SHA-1 signatures in TLS 1.2", "2021-12");

/// What a zip archive is.
pub(crate) const APPNOTE: Source = standard(
    ".ZIP File Format Specification (APPNOTE.TXT 6.3.10)",
    "https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT",
    "2022-11",
);

/// What YAML is; a part of it is read.
pub(crate) const YAML: Source = standard("YAML 1.2.2", "https://yaml.org/spec/1.2.2/", "2021-10");

/// Key sizes that are no longer acceptable.
pub(crate) const NIST_800_131A: Source = standard(
    "NIST SP 800-131A Rev. 2: Transitioning the Use of Cryptographic Algorithms and Key Lengths",
    "https://csrc.nist.gov/pubs/sp/800/131/a/r2/final",
    "2019-03",
);

/// What an RSA key may look like.
pub(crate) const NIST_FIPS_186: Source = standard(
    "FIPS 186-5: Digital Signature Standard, appendix A.1.1",
    "https://csrc.nist.gov/pubs/fips/186-5/final",
    "2023-02",
);

macro_rules! sap_page {
    ($name:ident, $title:literal, $path:literal) => {
        pub(crate) const $name: Source = page($title, concat!("https://github.com/SAP-docs/", $path));
    };
}

sap_page!(
    XSUAA_MANAGED,
    "Parameters for X.509 Certificates Managed by SAP Authorization and Trust Management Service",
    "btp-cloud-platform/blob/main/docs/50-administration-and-ops/parameters-for-x-509-certificates-managed-by-sap-authorization-and-trust-management-ser-436ed68.md"
);
sap_page!(
    XSUAA_PROVIDED,
    "Parameters for Self-Managed X.509 Certificates",
    "btp-cloud-platform/blob/main/docs/50-administration-and-ops/parameters-for-self-managed-x-509-certificates-5168df6.md"
);
sap_page!(
    XSUAA_TOKEN,
    "Implementing Custom Token Retrieval from SAP Authorization and Trust Management Service",
    "btp-cloud-platform/blob/main/docs/30-development/implementing-custom-token-retrieval-from-sap-authorization-and-trust-management-service-w-63fd9f1.md"
);
sap_page!(
    XSUAA_ROTATE,
    "Rotate X.509 Secrets",
    "btp-cloud-platform/blob/main/docs/50-administration-and-ops/rotate-x-509-secrets-e5e7736.md"
);
sap_page!(
    XSUAA_DESCRIPTOR,
    "Application Security Descriptor Configuration Syntax",
    "btp-cloud-platform/blob/main/docs/30-development/application-security-descriptor-configuration-syntax-517895a.md"
);
sap_page!(
    IDENTITY_REFERENCE,
    "Reference Information for the Identity Service of SAP BTP",
    "btp-cloud-identity-services/blob/main/docs/Integrating-the-Service/reference-information-for-the-identity-service-of-sap-btp-9379444.md"
);

sap_page!(
    XSUAA_SECRET,
    "Parameters for Suppressing Client Secrets",
    "btp-cloud-platform/blob/main/docs/50-administration-and-ops/parameters-for-suppressing-client-secrets-974ac87.md"
);

/// The authorities that XSUAA trusts for certificates of one's own.
pub(crate) const XSUAA_TRUSTED: Source = Source {
    title: "Trusted Authorities for X.509 Certificates",
    url: Some(
        "https://github.com/SAP-docs/btp-cloud-platform/blob/main/docs/50-administration-and-ops/trusted-authorities-for-x-509-certificates-edd5613.md",
    ),
    changed: Some("2025-04-17"),
    read: Some("2026-11-20"),
};

/// Public authorities leave out client authentication; the body of the article asks for a login.
pub(crate) const KBA_3711618: Source = Source {
    title: "SAP Knowledge Base Article 3711618 (only its title and an excerpt are public)",
    url: Some("https://userapps.support.sap.com/sap/support/knowledge/en/3711618"),
    changed: None,
    read: Some("2026-11-20"),
};

/// The same, in public.
pub(crate) const CLIENT_AUTH_ARTICLE: Source = Source {
    title: "ceppek.com, article on client authentication of public authorities",
    url: Some("https://ceppek.com"),
    changed: Some("2026-03-23"),
    read: Some("2026-11-20"),
};

/// What approuter takes.
pub(crate) const APPROUTER: Source =
    page("@sap/approuter 20.10.0, changelog", "https://www.npmjs.com/package/@sap/approuter");

/// Where reuse services look for parameters.
pub(crate) const SBF: Source =
    page("npm package @sap/sbf 6.11.9, README", "https://www.npmjs.com/package/@sap/sbf");

/// What credentials of services look like.
pub(crate) const RECORDED: Source = page(
    "cap-js-community/mtx-tool, recorded answers",
    "https://github.com/cap-js-community/mtx-tool/tree/main/test-nock-record/__nock-fixtures__",
);

/// What OpenSSL 3 no longer opens without its legacy provider.
pub(crate) const OPENSSL_MIGRATION: Source =
    page("OpenSSL 3, migration guide", "https://docs.openssl.org/3.0/man7/migration_guide/");

/// What libraries do with a key that holds both kinds of credentials.
pub(crate) const XSSEC: Source =
    page("@sap/xssec 4.15.0, README", "https://www.npmjs.com/package/@sap/xssec");

/// Whom libraries take a token to be for.
pub(crate) const XSUAA_AUDIENCE: Source = Source {
    title: "SAP/cloud-security-services-integration-library, JwtAudienceValidator.java",
    url: Some(
        "https://github.com/SAP/cloud-security-services-integration-library/blob/main/java-security/src/main/java/com/sap/cloud/security/token/validation/validators/JwtAudienceValidator.java",
    ),
    changed: None,
    read: Some("2026-11-28"),
};

/// How Envoy forwards client certificates.
pub(crate) const ENVOY_XFCC: Source = Source {
    title: "Envoy: HTTP header manipulation, x-forwarded-client-cert",
    url: Some(
        "https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/headers#x-forwarded-client-cert",
    ),
    changed: None,
    read: Some("2026-11-28"),
};

/// How the router of Cloud Foundry forwards client certificates.
pub(crate) const CF_XFCC: Source = Source {
    title: "Cloud Foundry: HTTP Routing, forwarding the client certificate",
    url: Some("https://docs.cloudfoundry.org/concepts/http-routing.html"),
    changed: None,
    read: Some("2026-11-28"),
};

/// What `cf service-key` prints.
pub(crate) const CF_SERVICE_KEY: Source = page(
    "cf CLI, service_key_command.go",
    "https://github.com/cloudfoundry/cli/blob/main/command/v7/service_key_command.go",
);

sap_page!(
    XSUAA_401,
    "Token Retrieval Fails with Status Code 401",
    "btp-cloud-platform/blob/main/docs/60-security/token-retrieval-fails-with-status-code-401-fd5865e.md"
);
sap_page!(
    RATE_LIMITS,
    "Rate Limiting",
    "btp-cloud-platform/blob/main/docs/60-security/rate-limiting-d203e2d.md"
);
sap_page!(
    AUDIT_LOG,
    "Audit Log Retrieval API Usage for Subaccounts in the Cloud Foundry Environment",
    "btp-cloud-platform/blob/main/docs/50-administration-and-ops/audit-log-retrieval-api-usage-for-subaccounts-in-the-cloud-foundry-environment-30ece35.md"
);
sap_page!(
    AUDIT_LOG_WRITE,
    "Audit Log Write API for Customers",
    "btp-cloud-platform/blob/main/docs/50-administration-and-ops/audit-log-write-api-for-customers-64e99bb.md"
);
sap_page!(
    ODATA_PROVISIONING,
    "Runtime Access and Role Assignment for OData Provisioning",
    "btp-integration-suite/blob/main/docs/ISuite_OData_Provisioning/runtime-access-and-role-assignment-for-odata-provisioning-b46816c.md"
);
sap_page!(
    DESTINATION_BINDING,
    "Create and Bind a Destination Service Instance",
    "btp-connectivity/blob/main/docs/1-connectivity-documentation/create-and-bind-a-destination-service-instance-9fdad3c.md"
);
sap_page!(
    DESTINATION_MTLS,
    "OAuth with X.509 Client Certificates",
    "btp-connectivity/blob/main/docs/1-connectivity-documentation/oauth-with-x-509-client-certificates-2c162aa.md"
);
sap_page!(
    IT_RT,
    "Creating Service Instance and Service Key for Inbound Authentication",
    "btp-integration-suite/blob/main/docs/ISuite_Integrations_APIs/40-RemoteSystems/creating-service-instance-and-service-key-for-inbound-authentication-19af5e2.md"
);

sap_page!(
    DESTINATION_CLIENT,
    "OAuth Client Credentials Authentication",
    "btp-connectivity/blob/main/docs/1-connectivity-documentation/oauth-client-credentials-authentication-4e1d742.md"
);
sap_page!(
    DESTINATION_TRANSPORT,
    "Destination for Deployment of Application Content Transported in an Application-Specific Content Type",
    "btp-cloud-transport-management/blob/main/docs/20-configure-landscape/destination-for-deployment-of-application-content-transported-in-an-application-specific-72bfde3.md"
);

/// The format of a destination's certificate is told by the extension of its name.
pub(crate) const CERTIFICATE_NAME: Source =
    page("SAP/crossplane-provider-btp, pull/974", "https://github.com/SAP/crossplane-provider-btp/pull/974");

/// A report of a user that has no public page.
pub(crate) const FIELD_REPORT: Source = Source {
    title: "Field report, no public page",
    url: None,
    changed: Some("2026"),
    read: Some("2026-11-20"),
};

/// What SAP Cloud SDK said about certificates in 2021.
pub(crate) const SDK_MTLS: Source = Source {
    title: "Certificate-Based Authentication Using SAP Cloud SDK",
    url: Some("https://github.com/SAP/cloud-sdk/pull/449"),
    changed: Some("2021-09-07"),
    read: Some("2026-11-20"),
};

macro_rules! knowledge_base {
    ($name:ident, $number:literal) => {
        pub(crate) const $name: Source = page(
            concat!("SAP Knowledge Base Article ", $number, " (only its title and an excerpt are public)"),
            concat!("https://userapps.support.sap.com/sap/support/knowledge/en/", $number),
        );
    };
}

knowledge_base!(KBA_3224701, "3224701");
knowledge_base!(KBA_3364579, "3364579");

macro_rules! github {
    ($name:ident, $repository:literal, $thread:literal) => {
        pub(crate) const $name: Source = page(
            concat!("SAP/", $repository, ", ", $thread),
            concat!("https://github.com/SAP/", $repository, "/", $thread),
        );
    };
}

github!(CSL_628, "cloud-security-services-integration-library", "issues/628");
github!(CSL_534, "cloud-security-services-integration-library", "pull/534");
github!(CSL_1996, "cloud-security-services-integration-library", "pull/1996");
github!(SDK_JS_1932, "cloud-sdk-js", "issues/1932");
github!(SDK_JS_3719, "cloud-sdk-js", "issues/3719");
github!(SDK_JS_4440, "cloud-sdk-js", "issues/4440");
github!(SDK_JS_6755, "cloud-sdk-js", "issues/6755");

/// How the Java library reads keys.
pub(crate) const CSL_SSL_CONTEXT: Source = page(
    "SAP/cloud-security-services-integration-library, SSLContextFactory",
    "https://github.com/SAP/cloud-security-services-integration-library",
);

/// Which credential types SAP Cloud SDK for Java takes.
pub(crate) const SDK_JAVA: Source =
    page("SAP/cloud-sdk-java, DefaultOAuth2PropertySupplier", "https://github.com/SAP/cloud-sdk-java");

/// What the codes of curl mean.
pub(crate) const CURL: Source = page("libcurl, error codes", "https://curl.se/libcurl/c/libcurl-errors.html");

/// How OpenSSL compares key and certificate.
pub(crate) const OPENSSL_CHECK: Source =
    page("OpenSSL, X509_check_private_key", "https://docs.openssl.org/master/man3/X509_check_private_key/");

sap_page!(
    XSUAA_INSTANCE_SECRETS,
    "Service Instance Secrets",
    "btp-cloud-platform/blob/main/docs/50-administration-and-ops/service-instance-secrets-5578ec4.md"
);
sap_page!(
    ABAP_SYSTEM,
    "How to Configure the Communication System for SAP_COM_0A69",
    "btp-cloud-platform/blob/main/docs/30-development/how-to-configure-the-communication-system-for-sap-com-0a69-7d691a0.md"
);

/// A tutorial that brings a certificate of an authority that is not on the list.
pub(crate) const ABAP_ISSUER: Source = page(
    "SAP tutorial abap-islm-setup-mtls",
    "https://developers.sap.com/tutorials/abap-islm-setup-mtls.html",
);

/// How large the environment of an application may be.
pub(crate) const LIBCNB_334: Source =
    page("buildpacks/libcnb, issue 334", "https://github.com/buildpacks/libcnb/issues/334");

/// The bounds of this program itself.
pub(crate) const BOUNDS: Source = Source {
    title: "Bindwright, ARCHITECTURE.md: Bounds",
    url: None,
    changed: Some("2026-11-20"),
    read: None,
};
