//! A key gets its certificate in two steps, whoever holds the secret.

// A test that cannot build its own scene should stop there.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use tucham::signature::certificate::{Certificate, CertificateFault, NameFault, NameField};
use tucham::signature::{Es256Signature, UnixTime};
use tucham::task::told::Answer;
use tucham::task::{CertificateOrder, KeyReply, KeyRequest, Message, NotASecret, Reply, Request, run};

const SECRET: [u8; 32] = [7; 32];

fn ask(request: KeyRequest) -> KeyReply {
    let request = Message::pack(Request::Key(request)).unwrap().unpack().unwrap();
    let reply = run(request, &mut |_| ());
    let answer = Answer::from(reply.clone());
    assert_eq!(Message::pack(answer.clone()).unwrap().unpack::<Answer>(), Ok(answer), "what the page hears");
    match reply {
        Reply::Key(reply) => reply,
        other => panic!("{other:?}"),
    }
}

fn public_key(secret: &[u8]) -> Vec<u8> {
    match ask(KeyRequest::PublicKey(secret.to_vec())) {
        KeyReply::PublicKey(Ok(key)) => key,
        other => panic!("{other:?}"),
    }
}

fn sign(secret: &[u8], to_sign: Vec<u8>) -> Vec<u8> {
    match ask(KeyRequest::Sign { secret: secret.to_vec(), to_sign }) {
        KeyReply::Signature(Ok(signature)) => signature,
        other => panic!("{other:?}"),
    }
}

fn order() -> CertificateOrder {
    CertificateOrder {
        person: "Người Ký Mẫu".to_owned(),
        unit: "UBND xã Bàu Năng".to_owned(),
        public_key: public_key(&SECRET),
        serial: [1; 16],
        not_before: UnixTime::new(1_697_000_000).unwrap(),
        not_after: UnixTime::new(1_850_000_000).unwrap(),
    }
}

fn to_sign(order: CertificateOrder) -> Vec<u8> {
    match ask(KeyRequest::PrepareCertificate(order)) {
        KeyReply::ToSign(Ok(to_sign)) => to_sign,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_certificate_is_made_in_two_steps() {
    let signature = sign(&SECRET, to_sign(order()));
    let KeyReply::Certificate(Ok(made)) = ask(KeyRequest::FinishCertificate(order(), signature)) else {
        panic!("no certificate")
    };
    assert_eq!((made.signer.person.as_str(), made.signer.unit.as_str()), ("Người Ký Mẫu", "UBND xã Bàu Năng"));
    let certificate = Certificate::read(&made.certificate).unwrap();
    assert_eq!(certificate.fingerprint(), made.signer.fingerprint);
    let signature = Es256Signature::from_bytes(&sign(&SECRET, b"payload".to_vec())).unwrap();
    assert_eq!(certificate.key().verify(b"payload", &signature), Ok(()));
}

#[test]
fn only_the_key_itself_signs_its_certificate() {
    let own = CertificateFault::OwnSignature;
    let other_key = sign(&[8; 32], to_sign(order()));
    let other_bytes = sign(&SECRET, b"something else".to_vec());
    for (what, signature) in [("another key", other_key), ("other bytes", other_bytes), ("nothing", Vec::new())] {
        let reply = ask(KeyRequest::FinishCertificate(order(), signature));
        assert_eq!(reply, KeyReply::Certificate(Err(own.clone())), "{what}");
    }
}

#[test]
fn a_name_that_cannot_stand_in_a_certificate_is_refused_before_signing() {
    let empty = |field| CertificateFault::Name { field, fault: NameFault::Empty };
    let turned = CertificateFault::Name { field: NameField::Organization, fault: NameFault::Character('\u{202e}') };
    for (person, unit, fault) in [
        ("", "UBND xã", empty(NameField::CommonName)),
        ("Người Ký", " ", empty(NameField::Organization)),
        ("Người Ký", "UBND \u{202e}xã", turned),
    ] {
        let order = CertificateOrder { person: person.to_owned(), unit: unit.to_owned(), ..order() };
        assert_eq!(ask(KeyRequest::PrepareCertificate(order)), KeyReply::ToSign(Err(fault)));
    }
}

#[test]
fn bytes_that_are_no_secret_are_refused() {
    for bytes in [vec![0; 32], vec![0xff; 32], vec![7; 31], Vec::new()] {
        assert_eq!(ask(KeyRequest::PublicKey(bytes.clone())), KeyReply::PublicKey(Err(NotASecret)));
        let request = KeyRequest::Sign { secret: bytes, to_sign: Vec::new() };
        assert_eq!(ask(request), KeyReply::Signature(Err(NotASecret)));
    }
}
