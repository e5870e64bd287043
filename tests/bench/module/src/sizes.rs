//! One export for each feature, so that the linker keeps what the feature needs and nothing else.

use crate::export;

#[cfg(feature = "certificates")]
export!(certificates, |input: &[u8]| {
    let certificate = bindwright_pki::Certificate::from_der(input);
    certificate
        .map(|certificate| bindwright_bench_reports::bindwright::of(&certificate))
        .unwrap_or_default()
        .into_bytes()
});

#[cfg(feature = "rsa")]
export!(rsa, signatures::rsa);
#[cfg(feature = "ec")]
export!(ec, signatures::ec);
#[cfg(feature = "ed25519")]
export!(ed25519, signatures::ed25519);

#[cfg(feature = "chains")]
export!(chains, |input: &[u8]| {
    let certificates: Vec<_> = input.chunks(2048).flat_map(bindwright_pki::Certificate::from_der).collect();
    let arrangement = bindwright_pki::chain::arrange(&certificates);
    vec![u8::from(arrangement.bound_reached), arrangement.chains.len() as u8]
});

#[cfg(feature = "private-keys")]
export!(private_keys, |input: &[u8]| {
    use bindwright_pki::{PrivateKey, PrivateKeyFormat};
    let key = PrivateKey::from_der(input);
    let written = key.ok().and_then(|key| key.to_der(PrivateKeyFormat::Pkcs8).ok());
    written.map(|der| der.to_vec()).unwrap_or_default()
});

#[cfg(feature = "requests")]
export!(requests, |input: &[u8]| {
    use bindwright_pki::{Bounds, CertificateRequest};
    let request = CertificateRequest::from_der(input);
    request
        .map(|request| format!("{:?}", request.verify(&Bounds::default())))
        .unwrap_or_default()
        .into_bytes()
});

#[cfg(feature = "pkcs7")]
export!(pkcs7, |input: &[u8]| {
    let bag = bindwright_pki::CertificateBag::from_der(input, &bindwright_pki::Bounds::default());
    bag.map(|bag| bag.to_pem()).unwrap_or_default().into_bytes()
});

#[cfg(feature = "pem")]
export!(pem, |input: &[u8]| {
    let text = std::str::from_utf8(input).unwrap_or_default();
    let (blocks, problems) = bindwright_pki::pem::scan(text, &bindwright_pki::Bounds::default());
    vec![blocks.len() as u8, problems.len() as u8]
});

#[cfg(feature = "encrypted-keys")]
export!(encrypted_keys, |input: &[u8]| {
    use bindwright_pki::{Bounds, EncryptedPrivateKey, EncryptionParameters, Password};
    let password = Password::from("throw-away");
    let parameters = EncryptionParameters { salt: [1; 16], iv: [2; 16], iterations: 2048 };
    let key = EncryptedPrivateKey::from_der(input).ok();
    let key = key.and_then(|key| key.open(&password, &Bounds::default()).ok());
    key.and_then(|key| key.to_encrypted_pkcs8_der(&password, &parameters).ok()).unwrap_or_default()
});

#[cfg(feature = "keystores")]
export!(keystores, |input: &[u8]| {
    use bindwright_pki::keystore::Keystore;
    let password = bindwright_pki::Password::from("throw-away");
    let keystore = Keystore::read(input, Some(&password), &bindwright_pki::Bounds::default());
    vec![keystore.map(|keystore| keystore.entries().len() as u8).unwrap_or_default()]
});

#[cfg(feature = "pkcs12-write")]
export!(pkcs12_write, |input: &[u8]| {
    use bindwright_pki::keystore::{Pkcs12Contents, Pkcs12Profile, Pkcs12Randomness, write_pkcs12};
    use bindwright_pki::{Certificate, Password, PrivateKey};
    let (key, certificate) = input.split_at(input.len() / 2);
    let (Ok(private_key), Ok(certificate)) = (PrivateKey::from_der(key), Certificate::from_der(certificate))
    else {
        return Vec::new();
    };
    let contents = Pkcs12Contents { alias: "a", private_key: &private_key, certificates: &[certificate] };
    let randomness = Pkcs12Randomness {
        certificates_salt: [1; 16],
        certificates_iv: [2; 16],
        key_salt: [3; 16],
        key_iv: [4; 16],
        mac_salt: [5; 16],
    };
    let profile = if input.len() % 2 == 0 { Pkcs12Profile::Modern } else { Pkcs12Profile::Legacy };
    write_pkcs12(&contents, profile, &Password::from("throw-away"), &randomness, 2048).unwrap_or_default()
});

/// The verifiers as `bindwright_pki::chain` calls them, which it does for all kinds in one function.
#[cfg(any(feature = "rsa", feature = "ec", feature = "ed25519"))]
mod signatures {
    #[cfg(feature = "rsa")]
    pub fn rsa(input: &[u8]) -> Vec<u8> {
        use rsa::{BoxedUint, Pkcs1v15Sign, Pss, RsaPublicKey};
        use sha1::Sha1;
        use sha2::{Sha224, Sha256, Sha384, Sha512};

        let number = BoxedUint::from_be_slice_vartime;
        let (modulus, signature) = input.split_at(input.len() / 2);
        let Ok(key) = RsaPublicKey::new_with_size_limits(number(modulus), number(&[1, 0, 1]), 512..=8192)
        else {
            return Vec::new();
        };
        let simple = [
            Pkcs1v15Sign::new::<Sha1>(),
            Pkcs1v15Sign::new::<Sha224>(),
            Pkcs1v15Sign::new::<Sha256>(),
            Pkcs1v15Sign::new::<Sha384>(),
            Pkcs1v15Sign::new::<Sha512>(),
        ];
        let mut verified: Vec<u8> = simple
            .into_iter()
            .map(|scheme| u8::from(key.verify(scheme, modulus, signature).is_ok()))
            .collect();
        verified.extend([
            u8::from(key.verify(Pss::<Sha1>::new_with_salt(20), modulus, signature).is_ok()),
            u8::from(key.verify(Pss::<Sha224>::new_with_salt(28), modulus, signature).is_ok()),
            u8::from(key.verify(Pss::<Sha256>::new_with_salt(32), modulus, signature).is_ok()),
            u8::from(key.verify(Pss::<Sha384>::new_with_salt(48), modulus, signature).is_ok()),
            u8::from(key.verify(Pss::<Sha512>::new_with_salt(64), modulus, signature).is_ok()),
        ]);
        verified
    }

    #[cfg(feature = "ec")]
    pub fn ec(input: &[u8]) -> Vec<u8> {
        vec![
            u8::from(on_p256(input).is_some()),
            u8::from(on_p384(input).is_some()),
            u8::from(on_p521(input).is_some()),
        ]
    }

    #[cfg(feature = "ec")]
    macro_rules! on_curve {
        ($name:ident, $curve:ident) => {
            fn $name(input: &[u8]) -> Option<()> {
                use $curve::ecdsa::signature::hazmat::PrehashVerifier as _;
                let (key, signature) = input.split_at(input.len() / 2);
                let key = $curve::ecdsa::VerifyingKey::from_sec1_bytes(key).ok()?;
                let signature = $curve::ecdsa::Signature::from_slice(signature).ok()?;
                key.verify_prehash(input, &signature).ok()
            }
        };
    }
    #[cfg(feature = "ec")]
    on_curve!(on_p256, p256);
    #[cfg(feature = "ec")]
    on_curve!(on_p384, p384);
    #[cfg(feature = "ec")]
    on_curve!(on_p521, p521);

    #[cfg(feature = "ed25519")]
    pub fn ed25519(input: &[u8]) -> Vec<u8> {
        let (key, signature) = input.split_at(input.len() / 2);
        let key =
            <[u8; 32]>::try_from(key).ok().and_then(|key| ed25519_dalek::VerifyingKey::from_bytes(&key).ok());
        let signature = ed25519_dalek::Signature::from_slice(signature).ok();
        let verified =
            key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(input, &signature).is_ok());
        vec![u8::from(verified)]
    }
}
