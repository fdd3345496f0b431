//! What signing and checking one file costs, for payloads of 4 kB to 400 kB (a dossier of 300
//! criteria has about 100 kB). The cost should grow with the size no faster than the digest does.

// The arguments are constants; a panic is how a benchmark says that they are wrong.
#![allow(missing_docs, clippy::unwrap_used)]

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tucham::signature::certificate::{Subject, UnsignedCertificate, Validity};
use tucham::signature::{SecretKey, UnixTime, canonical, jws};

const SIZES: [usize; 3] = [4_000, 40_000, 400_000];

fn header(key: &SecretKey) -> jws::Header {
    let time = |seconds| UnixTime::new(seconds).unwrap();
    let subject = Subject::new("Nguyễn Thị Mẫu", "UBND xã Bàu Năng").unwrap();
    let validity = Validity::new(time(1_700_000_000), time(1_900_000_000)).unwrap();
    let unsigned = UnsignedCertificate::new(&subject, key.public_key(), [1; 16], validity).unwrap();
    let signature = key.sign(unsigned.to_sign());
    jws::Header {
        content_type: jws::ContentType::new("vnd.tucham.example+json").unwrap(),
        issued_at: time(1_700_000_001),
        certificate: unsigned.finish(signature).unwrap(),
    }
}

fn sign(key: &SecretKey, header: &jws::Header, payload: &[u8]) -> Vec<u8> {
    let unsigned = jws::Unsigned::new(payload, header).unwrap();
    let signature = key.sign(unsigned.signing_input());
    unsigned.finish(signature).unwrap().into_bytes()
}

fn signing_and_checking(criterion: &mut Criterion) {
    let key = SecretKey::from_bytes(&[7; 32]).unwrap();
    let header = header(&key);
    let mut group = criterion.benchmark_group("signature");
    for size in SIZES {
        let answers: Vec<_> =
            (0..size / 40).map(|number| serde_json::json!({ "points": number, "code": "I/1/1.1" })).collect();
        let payload = canonical::canonical(&answers).unwrap();
        let file = sign(&key, &header, &payload);
        group.throughput(Throughput::Bytes(payload.len() as u64));
        group.bench_with_input(BenchmarkId::new("canonical", size), &answers, |bench, answers| {
            bench.iter(|| canonical::canonical(answers).unwrap());
        });
        group.bench_with_input(BenchmarkId::new("sign", size), &payload, |bench, payload| {
            bench.iter(|| sign(&key, &header, payload));
        });
        group.bench_with_input(BenchmarkId::new("verify", size), &file, |bench, file| {
            bench.iter(|| jws::verify(file).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, signing_and_checking);
criterion_main!(benches);
