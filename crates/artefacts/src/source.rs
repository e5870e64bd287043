//! The pages that artefacts rest on. What belongs to one service stands in the catalogue; here is what concerns a tool.

use bindwright_report::SourceReference;

/// The day on which all of them were read, ISO 8601.
const READ: &str = "2026-11-20";

const BTP_DOCS: &str = "https://github.com/SAP-docs/btp-cloud-platform/blob/main/docs/";

/// A public page about a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// The commands of the cf CLI, as its source has them.
    CfCommands,
    /// What the cf CLI v8 prints around a service key.
    CfKeyOutput,
    /// Several bindings of one application to one instance.
    CfMultipleBindings,
    /// `btp create services/binding`.
    BtpCreateBinding,
    /// `btp get services/binding`.
    BtpGetBinding,
    /// `btp delete services/binding`.
    BtpDeleteBinding,
    /// How often the service operator looks at a binding.
    OperatorLoop,
    /// Workflows that run on a schedule.
    GithubSchedule,
    /// API credentials, as the Terraform provider describes them.
    TerraformApiCredential,
    /// The order in which credentials with certificates are renewed.
    RotateCertificates,
    /// The answer to the question how a service key is renewed.
    RotateServiceKey,
    /// Certificates of one's own, and whether they are pinned.
    ProvidedCertificates,
    /// Variables in `manifest.yml`.
    ManifestVariables,
    /// What the MTA deployer takes for a reference, and how that is kept from it.
    MtaEscaping,
    /// The end of instance secrets.
    InstanceSecrets,
    /// Service keys in an MTA.
    MtaServiceKeys,
    /// Instances and bindings with client certificates in an MTA.
    MtaMutualTls,
    /// The audit log page with parameters in `manifest.yml` and `mta.yaml`.
    ManifestParameters,
    /// The order of credential types in `xs-security.json`.
    SecurityDescriptor,
    /// From instance secrets to binding secrets.
    InstanceSecretsMigration,
    /// The README of the SAP BTP service operator.
    ServiceOperator,
    /// A binding expired because rotation was never switched on.
    OperatorRotationOff,
    /// `btp_subaccount_service_binding`.
    TerraformBtp,
    /// `cloudfoundry_service_credential_binding`.
    TerraformCloudFoundry,
}

impl Page {
    /// Returns the page in the form that artefacts carry.
    pub(crate) fn reference(self) -> SourceReference {
        let (title, url) = self.title_and_url();
        SourceReference {
            title: title.to_owned(),
            url: Some(url),
            changed: None,
            read: Some(READ.to_owned()),
        }
    }

    fn title_and_url(self) -> (&'static str, String) {
        let docs = |path: &str| format!("{BTP_DOCS}{path}");
        let at = |path: &str| format!("https://github.com/{path}");
        match self {
            Self::CfCommands => {
                ("cf CLI, commands in the source", at("cloudfoundry/cli/tree/main/command/v7"))
            }
            Self::CfKeyOutput => {
                ("cf CLI documentation, what service-key prints", at("cloudfoundry/docs-cf-cli/pull/85"))
            }
            Self::CfMultipleBindings => (
                "Cloud Foundry community, several bindings of one application",
                at("cloudfoundry/community/pull/1198"),
            ),
            Self::BtpCreateBinding => (
                "btp create services/binding",
                at(
                    "SAP-docs/btp-service-manager/blob/main/docs/Service-Consumption/SAP-Service-Manager/create-services-binding-7cf9dc5.md",
                ),
            ),
            Self::BtpGetBinding => (
                "btp get services/binding",
                at(
                    "SAP-docs/btp-service-manager/blob/main/docs/Service-Consumption/SAP-Service-Manager/get-services-binding-989769e.md",
                ),
            ),
            Self::TerraformApiCredential => (
                "Terraform provider for SAP BTP, btp_subaccount_api_credential",
                at("SAP/terraform-provider-btp/blob/main/docs/resources/subaccount_api_credential.md"),
            ),
            Self::BtpDeleteBinding => (
                "btp delete services/binding",
                at(
                    "SAP-docs/btp-service-manager/blob/main/docs/Service-Consumption/SAP-Service-Manager/delete-services-binding-768a80a.md",
                ),
            ),
            Self::OperatorLoop => {
                ("SAP BTP service operator, question 224", at("SAP/sap-btp-service-operator/issues/224"))
            }
            Self::GithubSchedule => (
                "GitHub Actions, events that trigger workflows",
                "https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows".to_owned(),
            ),
            Self::RotateCertificates => {
                ("Rotate X.509 Secrets", docs("50-administration-and-ops/rotate-x-509-secrets-e5e7736.md"))
            }
            Self::RotateServiceKey => {
                ("How to rotate a service key, question 120", at("SAP-docs/btp-cloud-platform/issues/120"))
            }
            Self::ProvidedCertificates => (
                "Parameters for Self-Managed X.509 Certificates",
                docs("50-administration-and-ops/parameters-for-self-managed-x-509-certificates-5168df6.md"),
            ),
            Self::ManifestVariables => (
                "project Piper, cfManifestSubstituteVariables",
                "https://www.project-piper.io/steps/cfManifestSubstituteVariables".to_owned(),
            ),
            Self::MtaEscaping => ("MTA deployer, source", at("cloudfoundry/multiapps")),
            Self::InstanceSecrets => (
                "Service Instance Secrets",
                docs("50-administration-and-ops/service-instance-secrets-5578ec4.md"),
            ),
            Self::MtaServiceKeys => ("Service Keys", docs("30-development/service-keys-32297f1.md")),
            Self::MtaMutualTls => (
                "Enable mTLS Authentication to SAP Authorization and Trust Management Service for Your Application",
                docs(
                    "30-development/enable-mtls-authentication-to-sap-authorization-and-trust-management-service-for-your-app-aa80338.md",
                ),
            ),
            Self::ManifestParameters => (
                "Audit Log Write API for Customers",
                docs("50-administration-and-ops/audit-log-write-api-for-customers-64e99bb.md"),
            ),
            Self::SecurityDescriptor => (
                "Application Security Descriptor Configuration Syntax",
                docs("30-development/application-security-descriptor-configuration-syntax-517895a.md"),
            ),
            Self::InstanceSecretsMigration => (
                "Migrate from Instance Secrets to Binding Secrets",
                docs("50-administration-and-ops/migrate-from-instance-secrets-to-binding-secrets-dcee867.md"),
            ),
            Self::ServiceOperator => {
                ("SAP BTP service operator, README", at("SAP/sap-btp-service-operator#readme"))
            }
            Self::OperatorRotationOff => {
                ("SAP BTP service operator, question 377", at("SAP/sap-btp-service-operator/issues/377"))
            }
            Self::TerraformBtp => (
                "Terraform provider for SAP BTP, btp_subaccount_service_binding",
                at("SAP/terraform-provider-btp/blob/main/docs/resources/subaccount_service_binding.md"),
            ),
            Self::TerraformCloudFoundry => (
                "Terraform provider for Cloud Foundry, cloudfoundry_service_credential_binding",
                at(
                    "cloudfoundry/terraform-provider-cloudfoundry/blob/main/docs/resources/service_credential_binding.md",
                ),
            ),
        }
    }
}

/// Returns several pages in the form that artefacts carry.
pub(crate) fn references(pages: &[Page]) -> Vec<SourceReference> {
    pages.iter().map(|page| page.reference()).collect()
}
