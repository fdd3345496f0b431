// A panic is how a test fails.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{Certificate, CertificateFault, Issuer, Subject, UnsignedCertificate, Validity};
use crate::signature::{KeyFault, SecretKey, UnixTime};

const START_OF_2026: u64 = 1_767_225_600;
const START_OF_2050: u64 = 2_524_608_000;

fn time(seconds: u64) -> UnixTime {
    UnixTime::new(seconds).unwrap()
}

fn key() -> SecretKey {
    SecretKey::from_bytes(&[7; 32]).unwrap()
}

fn unsigned(from: UnixTime, to: UnixTime) -> UnsignedCertificate {
    let subject = Subject::new("Nguyễn Thị Mẫu", "UBND xã Bàu Năng").unwrap();
    let validity = Validity::new(from, to).unwrap();
    UnsignedCertificate::new(&subject, key().public_key(), [0xf1; 16], validity).unwrap()
}

fn certificate(from: UnixTime, to: UnixTime) -> Certificate {
    let unsigned = unsigned(from, to);
    let signature = key().sign(unsigned.to_sign());
    unsigned.finish(signature).unwrap()
}

#[test]
fn a_certificate_says_what_was_put_into_it() {
    let made = certificate(time(START_OF_2026), time(START_OF_2050));
    let read = Certificate::read(made.der()).unwrap();
    assert_eq!(read, made);
    assert_eq!(read.subject().common_name(), "Nguyễn Thị Mẫu");
    assert_eq!(read.subject().organization(), Some("UBND xã Bàu Năng"));
    assert_eq!(*read.issuer(), Issuer::Itself);
    assert_eq!(*read.key(), key().public_key());
    assert!(read.permits_signing());
}

#[test]
fn the_same_arguments_give_the_same_bytes() {
    let [from, to] = [START_OF_2026, START_OF_2050].map(time);
    assert_eq!(certificate(from, to).der(), certificate(from, to).der());
}

#[test]
fn times_survive_on_both_sides_of_2050() {
    // RFC 5280 section 4.1.2.5 changes the encoding there.
    let rows = [
        (time(0), time(START_OF_2026)),
        (time(START_OF_2050 - 1), time(START_OF_2050)),
        (time(START_OF_2050), UnixTime::LAST),
    ];
    for (from, to) in rows {
        assert_eq!(certificate(from, to).validity(), Validity::new(from, to).unwrap());
    }
}

#[test]
fn both_ends_of_the_validity_are_in_it() {
    let [before, from, to, after] = [9, 10, 20, 21].map(time);
    let validity = Validity::new(from, to).unwrap();
    let inside = [before, from, to, after].map(|moment| validity.contains(moment));
    assert_eq!(inside, [false, true, true, false]);
    assert_eq!(Validity::new(to, from), Err(CertificateFault::Validity));
}

#[test]
fn only_the_key_itself_can_finish_its_certificate() {
    let [from, to] = [START_OF_2026, START_OF_2050].map(time);
    let stranger = SecretKey::from_bytes(&[8; 32]).unwrap();
    let signature = stranger.sign(unsigned(from, to).to_sign());
    assert_eq!(unsigned(from, to).finish(signature), Err(CertificateFault::OwnSignature));
}

#[test]
fn a_serial_number_of_zero_is_refused() {
    let subject = Subject::new("Mẫu", "Phòng Nội vụ").unwrap();
    let validity = Validity::new(time(0), time(1)).unwrap();
    let made = UnsignedCertificate::new(&subject, key().public_key(), [0; 16], validity);
    assert_eq!(made, Err(CertificateFault::SerialZero));
}

#[test]
fn no_altered_byte_leaves_a_certificate_signed_by_itself() {
    let der = certificate(time(START_OF_2026), time(START_OF_2050)).der().to_vec();
    for place in 0..der.len() {
        let mut altered = der.clone();
        altered[place] ^= 1;
        // A changed issuer is somebody else, whom nobody here believes.
        let read = Certificate::read(&altered);
        assert!(!matches!(read, Ok(read) if *read.issuer() == Issuer::Itself), "byte {place}");
    }
}

#[test]
fn cut_off_or_prolonged_bytes_are_refused() {
    let der = certificate(time(START_OF_2026), time(START_OF_2050)).der().to_vec();
    for length in 0..der.len() {
        assert_eq!(Certificate::read(&der[..length]), Err(CertificateFault::Malformed), "{length}");
    }
    let longer = [&der[..], &[0]].concat();
    assert_eq!(Certificate::read(&longer), Err(CertificateFault::Malformed));
    let huge = Certificate::read(&vec![0x30; 20_000]);
    assert_eq!(huge, Err(CertificateFault::TooLarge { limit: 16_384 }));
}

#[test]
fn a_key_that_is_no_point_of_the_curve_is_refused() {
    let mut der = certificate(time(START_OF_2026), time(START_OF_2050)).der().to_vec();
    let sec1 = key().public_key().to_sec1();
    let place = der.windows(65).position(|bytes| bytes == sec1).unwrap();
    der[place + 64] ^= 1;
    assert_eq!(Certificate::read(&der), Err(CertificateFault::Key(KeyFault::Malformed)));
}
