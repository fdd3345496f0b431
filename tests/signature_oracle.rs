//! What other people's tools say of our signatures, and we of theirs: OpenSSL and José.
//!
//! An office checks a file with such tools, so their verdict counts, not ours alone. Where a tool is
//! missing these tests fail; they never pass without having asked.

// A panic is how a test fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod signature_support;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use signature_support::{PAYLOAD, SIGNED_AT, certificate_of, header_json, key, signed_by};
use tucham::signature::certificate::{Certificate, CertificateFault, Issuer};
use tucham::signature::{Es256Signature, KeyFault, PublicKey, SecretKey, base64, jws};

/// A folder of the test's own, empty at the start.
struct Desk(PathBuf);

impl Desk {
    fn new(test: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("signature_oracle").join(test);
        let _absent_at_first = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.0.join(name), bytes).unwrap();
    }

    fn get(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).unwrap()
    }

    /// Runs a tool on the desk; gives what it printed, or what it complained of.
    fn run(&self, tool: &str, arguments: &str) -> Result<String, String> {
        let ran = Command::new(tool).args(arguments.split(' ')).current_dir(&self.0).output();
        let output = ran.unwrap_or_else(|error| {
            panic!("{tool} does not start ({error}): install it with `apt-get install {tool}`")
        });
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&output.stderr);
        if output.status.success() { Ok(printed) } else { Err(format!("{printed}{complaint}")) }
    }

    fn openssl(&self, arguments: &str) -> Result<String, String> {
        self.run("openssl", arguments)
    }

    fn jose(&self, arguments: &str) -> Result<String, String> {
        self.run("jose", arguments)
    }
}

/// A name longer than the 64 characters that X.520 once allowed.
const LONG_UNIT: &str = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Dương Minh Châu, tỉnh Tây Ninh";

#[test]
fn openssl_reads_our_certificate() {
    let desk = Desk::new("reads_certificate");
    let certificate = certificate_of(&key(7), LONG_UNIT);
    desk.put("certificate.der", certificate.der());
    let shown = desk
        .openssl("x509 -inform DER -in certificate.der -noout -subject -issuer -fingerprint -sha256 -nameopt utf8,sep_multiline,sname -ext keyUsage,basicConstraints,subjectKeyIdentifier")
        .unwrap();
    let fingerprint = certificate.fingerprint().to_string().to_uppercase();
    let shown_plainly = shown.replace(':', "");
    assert_eq!(shown.matches(&format!("O={LONG_UNIT}")).count(), 2, "{shown}");
    assert_eq!(shown.matches("CN=Nguyễn Thị Mẫu").count(), 2, "{shown}");
    assert!(shown_plainly.contains(&fingerprint), "{shown}");
    assert!(shown.contains("Digital Signature, Non Repudiation"), "{shown}");
    assert!(shown.contains("CA:FALSE"), "{shown}");
}

#[test]
fn openssl_verifies_our_certificate_and_no_altered_one() {
    let desk = Desk::new("verifies_certificate");
    let certificate = certificate_of(&key(7), LONG_UNIT);
    let mut altered = certificate.der().to_vec();
    *altered.last_mut().unwrap() ^= 1;
    desk.put("certificate.der", certificate.der());
    desk.put("altered.der", altered);
    for name in ["certificate", "altered"] {
        desk.openssl(&format!("x509 -inform DER -in {name}.der -out {name}.pem")).unwrap();
    }
    let verify = |name: &str| {
        desk.openssl(&format!("verify -x509_strict -check_ss_sig -attime {SIGNED_AT} -trusted {name}.pem {name}.pem"))
    };
    assert_eq!(verify("certificate"), Ok("certificate.pem: OK\n".to_owned()));
    let complaint = verify("altered").unwrap_err();
    assert!(complaint.contains("signature failure"), "{complaint}");
}

#[test]
fn openssl_verifies_our_signature_with_the_key_of_our_certificate() {
    let desk = Desk::new("verifies_signature");
    let unsigned = jws::Unsigned::new(PAYLOAD, &signature_support::header(&key(7))).unwrap();
    let signature = key(7).sign(unsigned.signing_input());
    desk.put("certificate.der", certificate_of(&key(7), LONG_UNIT).der());
    desk.put("input", unsigned.signing_input());
    desk.put("signature", signature.to_der());
    desk.put("another", key(8).sign(unsigned.signing_input()).to_der());
    desk.openssl("x509 -inform DER -in certificate.der -pubkey -noout -out key.pem").unwrap();
    let verify = |name: &str| desk.openssl(&format!("dgst -sha256 -verify key.pem -signature {name} input"));
    assert_eq!(verify("signature"), Ok("Verified OK\n".to_owned()));
    assert!(verify("another").unwrap_err().contains("Verification failure"));
}

#[test]
fn we_verify_what_openssl_signs_with_its_own_key() {
    let desk = Desk::new("signs");
    desk.openssl("ecparam -name prime256v1 -genkey -noout -out key.pem").unwrap();
    desk.openssl("pkcs8 -topk8 -nocrypt -in key.pem -outform DER -out key.der").unwrap();
    desk.openssl("pkey -in key.pem -pubout -outform DER -out public.der").unwrap();
    desk.put("message", PAYLOAD);
    desk.openssl("dgst -sha256 -sign key.pem -out signature message").unwrap();
    let secret = SecretKey::from_pkcs8(&desk.get("key.der")).unwrap();
    let public = PublicKey::read(&desk.get("public.der")).unwrap();
    let signature = Es256Signature::from_der(&desk.get("signature")).unwrap();
    assert_eq!(secret.public_key(), public);
    assert_eq!(public.verify(PAYLOAD, &signature), Ok(()));
}

#[test]
fn openssl_reads_our_secret_key() {
    let desk = Desk::new("reads_key");
    desk.put("key.der", key(7).to_pkcs8().unwrap().as_bytes());
    desk.openssl("pkey -inform DER -in key.der -check -noout").unwrap();
    desk.openssl("pkey -inform DER -in key.der -pubout -outform DER -out public.der").unwrap();
    assert_eq!(PublicKey::read(&desk.get("public.der")), Ok(key(7).public_key()));
}

/// Lets OpenSSL make a self-signed certificate of a key of `kind`, with `extra` arguments.
fn certificate_by_openssl(desk: &Desk, kind: &str, extra: &str) -> Result<Certificate, CertificateFault> {
    let arguments = format!(
        "req -x509 -newkey {kind} -nodes -keyout key.pem -outform DER -out certificate.der \
         -days 30 -subj /O=Office/CN=Clerk{extra}"
    );
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    desk.openssl(&arguments.join(" ")).unwrap();
    Certificate::read(&desk.get("certificate.der"))
}

const P256: &str = "ec -pkeyopt ec_paramgen_curve:prime256v1";

#[test]
fn we_read_a_certificate_that_openssl_made() {
    let desk = Desk::new("made_certificate");
    let certificate = certificate_by_openssl(&desk, P256, "").unwrap();
    assert_eq!(certificate.subject().common_name(), "Clerk");
    assert_eq!(certificate.subject().organization(), Some("Office"));
    assert_eq!(*certificate.issuer(), Issuer::Itself);
    let shown = desk.openssl("x509 -inform DER -in certificate.der -noout -fingerprint -sha256");
    let fingerprint = certificate.fingerprint().to_string().to_uppercase();
    assert!(shown.unwrap().replace(':', "").contains(&fingerprint));
}

#[test]
fn a_certificate_that_is_not_for_this_page_is_refused_by_its_rule() {
    let desk = Desk::new("refused_certificates");
    let unsupported = Err(CertificateFault::Key(KeyFault::Unsupported));
    assert_eq!(certificate_by_openssl(&desk, "rsa:2048", ""), unsupported);
    let p384 = "ec -pkeyopt ec_paramgen_curve:secp384r1";
    assert_eq!(certificate_by_openssl(&desk, p384, ""), unsupported);
    assert_eq!(certificate_by_openssl(&desk, "ed25519", ""), unsupported);
    let critical = certificate_by_openssl(&desk, P256, " -addext 1.2.3.4=critical,DER:0500");
    assert_eq!(critical, Err(CertificateFault::CriticalExtension("1.2.3.4".into())));
}

#[test]
fn a_certificate_for_issuing_only_may_not_sign_a_file() {
    let desk = Desk::new("issuing_only");
    let certificate = certificate_by_openssl(&desk, P256, " -addext keyUsage=critical,keyCertSign");
    let header = jws::Header { certificate: certificate.unwrap(), ..signature_support::header(&key(7)) };
    assert_eq!(jws::Unsigned::new(PAYLOAD, &header), Err(jws::JwsFault::NotForSigning));
}

#[test]
fn a_certificate_issued_by_another_says_so() {
    let desk = Desk::new("issued");
    certificate_by_openssl(&desk, P256, "").unwrap();
    desk.openssl("x509 -inform DER -in certificate.der -out ca.pem").unwrap();
    desk.put("clerk.der", key(7).to_pkcs8().unwrap().as_bytes());
    desk.openssl("pkey -inform DER -in clerk.der -out clerk.pem").unwrap();
    desk.openssl("req -new -key clerk.pem -subj /O=Unit/CN=Clerk -out request.pem").unwrap();
    desk.put("usage", "keyUsage=critical,digitalSignature\n");
    desk.openssl(
        "x509 -req -in request.pem -CA ca.pem -CAkey key.pem -extfile usage -days 30 -outform DER -out issued.der",
    )
    .unwrap();
    let certificate = Certificate::read(&desk.get("issued.der")).unwrap();
    assert_eq!(*certificate.issuer(), Issuer::Other("CN=Clerk,O=Office".to_owned()));
    assert!(certificate.permits_signing());
}

/// The key in the form that José takes (RFC 7518 section 6.2).
fn jwk(secret: &SecretKey, with_secret: Option<[u8; 32]>) -> Value {
    let sec1 = secret.public_key().to_sec1();
    let (x, y) = sec1.get(1..).unwrap().split_at(32);
    let (x, y) = (base64::encode_url(x), base64::encode_url(y));
    let mut jwk = json!({ "kty": "EC", "crv": "P-256", "x": x, "y": y });
    if let Some(d) = with_secret {
        jwk["d"] = base64::encode_url(&d).into();
    }
    jwk
}

#[test]
fn jose_verifies_our_file_and_no_altered_one() {
    let desk = Desk::new("jose_verifies");
    desk.put("key.jwk", jwk(&key(7), None).to_string());
    desk.put("other.jwk", jwk(&key(8), None).to_string());
    desk.put("file.json", signed_by(&key(7), PAYLOAD));
    desk.jose("jws ver -i file.json -k key.jwk -O payload").unwrap();
    assert_eq!(desk.get("payload"), PAYLOAD);
    assert!(desk.jose("jws ver -i file.json -k other.jwk -O nothing").is_err());
    let mut file: Value = serde_json::from_slice(&desk.get("file.json")).unwrap();
    file["payload"] = base64::encode_url(b"{}").into();
    desk.put("altered.json", file.to_string());
    assert!(desk.jose("jws ver -i altered.json -k key.jwk -O nothing").is_err());
}

#[test]
fn jose_finds_the_same_thumbprint() {
    let desk = Desk::new("jose_thumbprint");
    desk.put("key.jwk", jwk(&key(7), None).to_string());
    let thumbprint = desk.jose("jwk thp -i key.jwk -a S256").unwrap();
    let expected = base64::encode_url(key(7).public_key().thumbprint().as_bytes());
    assert_eq!(thumbprint.trim(), expected);
}

#[test]
fn we_verify_what_jose_signs_under_our_header() {
    let desk = Desk::new("jose_signs");
    desk.put("key.jwk", jwk(&key(7), Some([7; 32])).to_string());
    desk.put("template.json", json!({ "protected": header_json(&key(7)) }).to_string());
    desk.put("payload", PAYLOAD);
    desk.jose("jws sig -I payload -k key.jwk -s template.json -o file.json").unwrap();
    let verified = jws::verify(&desk.get("file.json")).unwrap();
    assert_eq!(verified.payload(), PAYLOAD);
    assert_eq!(verified.issued_at().seconds(), SIGNED_AT);
}
